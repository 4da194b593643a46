import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { debianPackages, measurements } from './sources.js';

/** What mail servers do once they are installed on Debian 12, 13 or unstable. */
export const debianDefaults = defineBaseline({
	id: 'debian-defaults',
	name: 'Debian',
	title: 'Debian 12, 13 and unstable: the configuration that the packages install',
	publisher: 'Debian',
	date: '2026-11-22',
	url: 'https://www.debian.org/',
	status: 'current',
	scope: 'Defaults of a distribution, to compare with; not recommendations.',
	sources: [debianPackages, measurements],
	demands: {
		'mx-server': {
			tlsLevel: read('default', 'opportunistic', at('main.cf.tls', 'README.Debian'), {
				note: 'Postfix with a certificate made at installation; Exim, built with GnuTLS, with one of its own.',
			}),
			minimumProtocol: read('default', 'TLSv1.2', [cite(measurements)], {
				note: 'By security level 2 of OpenSSL 3, although Postfix itself allows TLS 1.0.',
			}),
			rsaBits: read('default', 2048, [cite(measurements)], {
				note: 'OpenSSL refuses shorter keys, and Diffie-Hellman parameters of 1024 bits.',
			}),
		},
		'smtp-client-opportunistic': {
			tlsLevel: read('default', 'opportunistic', at('main.cf.tls')),
			compatibilityLevel: read(
				'default',
				'3.6 in Debian 12, 3.9 in Debian 13, 3.11 in unstable.',
				at('main.cf.debian'),
			),
		},
		submission: {
			tlsLevel: read('default', 'mandatory', at('master.cf.dist'), {
				note: 'In lines that are commented out: encrypt on port 587, wrapper mode on port 465.',
			}),
		},
		'imap-pop': {
			tlsLevel: read('default', 'opportunistic', at('10-ssl.conf'), { note: 'Dovecot: ssl = yes.' }),
			minimumProtocol: read('default', 'TLSv1.2', at('10-ssl.conf')),
			cleartextPasswords: read('default', 'allowed', at('10-auth.conf', 'imapd.conf'), {
				note: 'Cyrus: allowplaintext: yes. Dovecot forbids them; a comment of 2.4.5 suggests the opposite.',
			}),
		},
	},
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(debianPackages, place));
}
