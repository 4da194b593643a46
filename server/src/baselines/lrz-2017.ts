import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { lrz2017 as document } from './sources.js';

/** Leibniz-Rechenzentrum, "DNSSEC und DANE im Bayerischen Hochschulnetz", INFORMATIK 2017. */
export const lrz2017 = defineBaseline({
	id: 'lrz-2017',
	name: 'LRZ 2017',
	title: 'LRZ 2017: DNSSEC and DANE for the universities of Bavaria',
	publisher: 'Leibniz-Rechenzentrum',
	date: '2017',
	status: 'historic',
	supersededBy: ['postmaster-2026'],
	scope: 'Mail between servers; it prints no settings.',
	sources: [document],
	demands: {
		'mx-server': {
			dane: read(
				'must',
				"The mail domain and the mail exchanger's zone are signed, and the latter has the TLSA records.",
				at('§3', '§6'),
			),
		},
		'smtp-client-opportunistic': {
			dane: read('recommended', 'Records are validated, which protects from downgrades.', at('§3')),
			dnssec: read('must', 'required', at('§3')),
		},
	},
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(document, place));
}
