import { adviceFixes, setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { stateOf, writtenAt } from '../engine/written.js';
import type { ConfigFile } from '../languages/language.js';
import { type Endpoint, isMailExchanger, type Origin, serversOf } from '../tls/endpoint.js';

export const tlsNotOffered = defineRule({
	id: 'tls-not-offered',
	summary: 'Incoming mail cannot use TLS.',
	group: 'levels',
	kind: 'policy',
	severity: { 'mx-server': 'error', submission: 'error', 'imap-pop': 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['RFC 3207', 'RFC 8314 §4', 'DFN-CERT 2017 §2.4.2'],

	*check(subject) {
		for (const server of serversOf(subject.tls).filter(({ isPublic }) => isPublic)) {
			const { hidesStarttls, implicitTls, security } = server;
			if (security.value === 'none') {
				yield* isElsewhere(server) ? [] : switchedOff(subject, server);
			} else if (hidesStarttls.value && implicitTls.value !== true) {
				const { origin } = hidesStarttls;
				yield {
					span: origin.span,
					origin,
					role: server.role,
					message: `${origin.setting} hides STARTTLS from every client: mail arrives in clear text although TLS is configured.`,
					fixes: [unhide(subject, origin)],
				};
			}
		}
	},
});

/** What a submission service lacks is another rule's to say, and a filter's way back may have been left without TLS. */
function isElsewhere(server: Endpoint): boolean {
	return server.role === 'submission' || (!isMailExchanger(server) && server.security.origin.section !== undefined);
}

function unhide(subject: Subject, origin: Origin): Fix {
	const kept = writtenAt(subject, origin)
		.split(/[,\s]+/)
		.filter(word => word !== '' && word.toLowerCase() !== 'starttls');
	return {
		title: `Take "starttls" out of ${origin.setting}`,
		safety: 'safe',
		preferred: true,
		edits: setAt(subject, origin, kept.join(', ')),
	};
}

function* switchedOff(
	subject: Subject,
	{ name, role, security: { origin }, certificates }: Endpoint,
): Iterable<Problem> {
	const main = mainFile(subject);
	const hasCertificate = certificates.value !== null && certificates.value.files.length > 0;
	// Parts of a configuration, laid over another file, need not say anything.
	if (origin.isDefault && (main.isPartial || (!hasCertificate && main.settings.length === 0))) {
		return;
	}
	const first = main.settings[0]?.name.span ?? origin.span;
	const anchor = hasCertificate ? certificates.origin : { ...origin, file: main.file, span: first };
	const waste = hasCertificate ? ' The certificate that is configured is not used.' : '';
	const place = origin.isDefault ? { ...origin, file: anchor.file, span: anchor.span } : origin;
	yield {
		span: place.span,
		origin: place,
		role,
		message: `${name} does not offer STARTTLS because ${stateOf(subject, origin)}: all mail arrives in clear text.${waste}`,
		mitigation: origin.isDefault && !hasCertificate ? 'unset' : undefined,
		// A file that does not speak of TLS at all, as distributions ship it, may belong to a host that needs none.
		severity: origin.isDefault && !speaksOfTls(main) ? 'warning' : undefined,
		// Without a certificate the level alone only earns a warning in the log.
		fixes: hasCertificate
			? adviceFixes(subject, { ...origin, setting: 'smtpd_tls_security_level' }, { safety: 'safe' })
			: [],
	};
}

/** Where the level of the public service would stand. */
function mainFile({ project, file }: Subject): ConfigFile {
	return project.files.find(({ language, isPartial }) => language === 'postfix-main' && !isPartial) ?? file;
}

/** What is said of outgoing mail tells nothing of incoming mail. */
function speaksOfTls({ settings }: ConfigFile): boolean {
	return settings.some(({ name }) => /^(?!smtp_|lmtp_)(?:.*_)?tls(?:_|$)/.test(name.text));
}
