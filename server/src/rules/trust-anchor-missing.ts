import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { clientsOf, isLocal } from '../languages/postfix/services/outgoing.js';
import type { Endpoint, Origin } from '../tls/endpoint.js';

export const trustAnchorMissing = defineRule({
	id: 'trust-anchor-missing',
	summary: 'Certificates are to be verified, and no authority is trusted.',
	group: 'certificates',
	kind: 'correctness',
	severity: { 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_CAfile', 'DFN-CERT 2017 §2.4.2', 'measured: "Server certificate not verified"'],

	*check(subject) {
		for (const client of clientsOf(subject.tls).filter(candidate => !isLocal(candidate))) {
			const { peer, role, level, name } = client;
			const authorities = peer?.authorities;
			if (authorities?.value?.length === 0) {
				const { origin } = authorities;
				yield {
					span: origin.span,
					origin,
					role,
					message: `${name} verifies certificates (level "${level.value}") and trusts nobody to issue them: ${origin.setting} ${origin.isDefault ? 'is not set' : 'is empty'}, and without it tls_append_default_CA adds nothing. The mail stays in the queue with "Server certificate not verified".`,
					fixes: bundles.map(bundle => trust(subject, origin, bundle)),
				};
			} else {
				yield* outsideOfChroot(subject, client);
			}
		}
	},
});

/** Where Debian and Ubuntu, and Red Hat and its kin, keep the authorities of the system. */
const bundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

function trust(subject: Subject, origin: Origin, bundle: string): Fix {
	return {
		title: `Set ${origin.setting} to ${bundle}`,
		// Postfix switches TLS off where the file is missing.
		safety: 'unsafe',
		edits: setAt(subject, origin, bundle),
	};
}

/** A file is read before the program locks itself in; a folder when a certificate comes (postconf(5) smtp_tls_CAfile). */
function* outsideOfChroot({ project }: Subject, { peer, place, role, program, name }: Endpoint): Iterable<Problem> {
	const { value = null, origin } = peer?.authorities ?? {};
	const service = project.files
		.find(({ file }) => file === place?.file)
		?.services.find(({ fields }) => fields.name.span.start === place?.span.start);
	const isFolder = value?.length === 1 && origin?.setting === `${program}_tls_CApath`;
	if (origin === undefined || !isFolder || service?.fields.chroot.text !== 'y') {
		return;
	}
	yield {
		span: origin.span,
		origin,
		role,
		severity: 'information',
		message: `${name} is locked into the queue directory (chroot) and looks for ${value[0]} inside of it. Debian copies the folder there when Postfix starts; elsewhere no certificate is verified and the mail stays in the queue.`,
		related: [
			{ file: place?.file ?? '', span: service.fields.chroot.span, message: 'The chroot is switched on here.' },
		],
	};
}
