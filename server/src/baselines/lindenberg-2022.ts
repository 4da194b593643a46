import { type Advice, defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { lindenberg2022 as document } from './sources.js';

/** Joachim Lindenberg, "RFC 7672 mit Mailcow/Postfix", 28 February 2022. */
export const lindenberg2022 = defineBaseline({
	id: 'lindenberg-2022',
	name: 'Lindenberg 2022',
	title: 'Lindenberg 2022: DANE with Mailcow and Postfix',
	publisher: 'Joachim Lindenberg',
	date: '2022-02-28',
	url: 'https://blog.lindenberg.one/',
	status: 'historic',
	supersededBy: ['postmaster-2026'],
	scope: 'Outbound mail of Postfix and Mailcow.',
	sources: [document],
	demands: {
		'mx-server': {
			dane: read('must', 'The zone is signed and TLSA records are published.', at('introduction')),
		},
		'smtp-client-opportunistic': {
			tlsLevel: read('recommended', 'dane', at('Konfiguration von Postfix')),
			dnssec: read('must', 'required', at('Konfiguration von Postfix'), { note: 'smtp_dns_support_level = dnssec.' }),
		},
		'smtp-client-mandatory': {
			tlsLevel: read('example', 'authenticated', at('Konfiguration von Postfix'), {
				note: 'The level verify for all, with exceptions made automatically, dane-only per domain; Postfix calls that not viable.',
			}),
		},
	},
	postfix: new Map<string, Advice>([
		['smtp_tls_security_level', { value: 'dane', cite: 'Konfiguration von Postfix' }],
		['smtp_dns_support_level', { value: 'dnssec', cite: 'Konfiguration von Postfix' }],
	]),
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(document, place));
}
