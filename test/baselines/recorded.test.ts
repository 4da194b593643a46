import { describe, expect, test } from 'vitest';
import { type BaselineId, baselineIds } from '../../server/src/baselines/baseline.js';
import type { Demand, Topic } from '../../server/src/baselines/demand.js';
import { baselines } from '../../server/src/baselines/index.js';
import { type SuiteBaselineId, suiteBaselineIds, verdictOf } from '../../server/src/baselines/suites/index.js';
import { findSuite } from '../../server/src/suites/memory.js';
import { type Role, roles } from '../../server/src/tls/role.js';
import { hasShared } from '../shared.js';
import {
	isKnown,
	type Leaf,
	left,
	recordedBaselines,
	recordedLeaves,
	sourcesById,
	topicsOfFacets,
} from './recorded.js';

/** Values that stand elsewhere, or for nothing. */
const deviations: Readonly<Record<string, string>> = {
	'mozilla-modern certificate.rsaBits': 'null: no RSA certificates, see certificateTypes',
	'mozilla-modern dh.minBits': 'null: no Diffie-Hellman over finite fields',
	'audi-2019 protocols.allowed': 'TLS 1.3 is taken to be allowed, as the recorded note says',
	'ietf-bcp195 certificate.signatureHash': 'SHA-256 "or stronger" (RFC 9325 §4.5)',
	'ncsc-nl-2.1 protocols.min': 'its TLSv1 is phased out: see phaseOut',
	'exim-upstream cipherStrings.openssl': 'a condition on the port, here by role',
	'exim-upstream cipherStrings.gnutls': 'a condition on the port, here by role',
};

/** A recorded value in the spelling used here; `undefined`: prose, which is told in our own words. */
function comparable({ value, facet, baseline }: Leaf): unknown {
	if (`${baseline} ${facet}` in deviations) {
		return undefined;
	}
	if (/^(cipherStrings\.|protocols\.(min|effectiveMin)$)/.test(facet) && !facet.endsWith('note')) {
		return value;
	}
	if (typeof value === 'number') {
		return value;
	}
	if (typeof value === 'boolean') {
		return facet === 'serverPreference' ? value : undefined;
	}
	if (Array.isArray(value) && /^(protocols|curves|certificate\.curves|dh\.groups)/.test(facet)) {
		return value.map(text => spelledHere(text));
	}
	if (Array.isArray(value) && /^certificate\.signature/.test(facet)) {
		const hashes = value.map(text => /SHA-?\d+/.exec(text.toUpperCase())?.[0].replace(/^SHA(?=\d)/, 'SHA-'));
		return [...new Set(hashes)];
	}
	return undefined;
}

/** `prime256v1`, `TLSv1.2 (required)` and Cyrus's `tls1_0` have other names here. */
function spelledHere(name: string): string {
	const others: Readonly<Record<string, string>> = { prime256v1: 'secp256r1', X25519: 'x25519', tls1_0: 'TLSv1' };
	return others[name] ?? name.replace(/ \(.*/, '').replace(/^tls1_/, 'TLSv1.');
}

function found({ baseline, facet }: Leaf, role: Role): readonly (readonly [Topic, Demand<unknown>])[] {
	const demands = baselines[baseline as BaselineId].demands[role];
	return (topicsOfFacets[facet] ?? []).flatMap(topic => {
		const demand = demands?.[topic];
		return demand === undefined ? [] : [[topic, demand] as const];
	});
}

/** Roles that a leaf is about: `common` stands for all that the document is about. */
function rolesOf({ baseline, role }: Leaf): readonly Role[] {
	return role === undefined ? roles.filter(each => baselines[baseline as BaselineId].demands[each]) : [role];
}

const isHere = hasShared('baselines/baselines.json');

describe.skipIf(!isHere)('what the researchers wrote down', () => {
	const leaves = isHere ? recordedLeaves() : [];
	const usable = leaves.filter(({ baseline }) => baseline !== left);

	test('is all there, but for the document that nobody found', () => {
		expect(leaves).toHaveLength(423);
		expect(recordedBaselines().filter(({ id }) => !isKnown(id))).toEqual([expect.objectContaining({ id: left })]);
		expect(baselineIds).toHaveLength(recordedBaselines().length - 1);
	});

	test.each(baselineIds)('%s: status, aliases, successors', id => {
		const recorded = recordedBaselines().find(baseline => baseline.id === id);
		const { status, aliases, supersededBy, extends: base } = baselines[id];
		expect(status).toBe(recorded?.status);
		expect(aliases).toEqual(recorded?.aliases ?? []);
		expect(base?.id).toBe(recorded?.extends);
		if (recorded?.supersededBy !== undefined) {
			expect(supersededBy).toEqual(recorded.supersededBy);
		}
	});

	test.each(baselineIds)('%s: every value has its place, its strength, its sources and how it was read', id => {
		for (const leaf of usable.filter(({ baseline }) => baseline === id)) {
			for (const role of rolesOf(leaf)) {
				const place = `${id} ${role} ${leaf.facet}`;
				const demands = found(leaf, role);
				if (leaf.strength === 'unspecified' || leaf.strength === 'n/a') {
					expect(demands, `${place}: the document is silent`).toEqual([]);
					continue;
				}
				if (demands.length === 0) {
					expect(deviations, place).toHaveProperty([`${id} ${leaf.facet}`]);
					continue;
				}
				const cited = demands.flatMap(([, { cite }]) => cite.map(({ source }) => source.name));
				for (const source of leaf.sources) {
					expect(cited, `${place}: ${source}`).toContain(sourcesById[source]?.name);
				}
				for (const [topic, demand] of demands) {
					expect(demand.verified, `${place} ${topic}`).toBe(leaf.verified);
					expect(demand.strength, `${place} ${topic}`).toBe(leaf.strength);
				}
			}
		}
	});

	test.each(baselineIds)('%s: numbers, lists and strings are the recorded ones', id => {
		for (const leaf of usable.filter(({ baseline }) => baseline === id)) {
			const value = comparable(leaf);
			for (const role of value === undefined || leaf.strength === 'unspecified' ? [] : rolesOf(leaf)) {
				for (const [topic, demand] of found(leaf, role).filter(([name]) => isPlain(name))) {
					expect(demand.value, `${id} ${role} ${topic}`).toEqual(value);
				}
			}
		}
	});

	test('levels are the recorded ones', () => {
		const rsa = levels('ncsc-nl-2025-05', 'certificate.rsaBits');
		expect(rsa).toEqual({ sufficient: '>=3072', phaseOut: '2048-3071', insufficient: '<2048' });
		expect(baselines['ncsc-nl-2025-05'].demands.submission?.rsaBits).toMatchObject({ value: 3072, phaseOut: 2048 });
		for (const [id, facet, topic] of [
			['ncsc-nl-2025-05', 'protocols.levels', 'allowedProtocols'],
			['ncsc-nl-2.1', 'protocols.levels', 'allowedProtocols'],
			['ncsc-nl-2025-05', 'curves', 'curves'],
			['ncsc-nl-2.1', 'curves', 'curves'],
			['ncsc-nl-2025-05', 'dh.groups', 'dhGroups'],
			['ncsc-nl-2.1', 'dh.groups', 'dhGroups'],
			['ncsc-nl-2025-05', 'certificate.signatureHash', 'signatureHashes'],
			['ncsc-nl-2.1', 'certificate.signatureHash', 'signatureHashes'],
		] as const) {
			const { good = [], sufficient = [], phaseOut = [] } = levels(id, facet);
			const demand = baselines[id].demands['mx-server']?.[topic];
			expect(new Set(demand?.value), `${id} ${facet}`).toEqual(new Set([...good, ...sufficient]));
			expect(new Set(demand?.phaseOut), `${id} ${facet}`).toEqual(new Set(phaseOut));
		}
	});

	test.each(suiteBaselineIds)('%s: suites are judged as recorded', id => {
		const { good = [], sufficient = [], phaseOut = [] } = levels(id, 'suites.levels');
		const listed = usable.filter(
			({ baseline, facet }) => baseline === id && /^suites\.(tls13|openssl|iana|ianaDhe)$/.test(facet),
		);
		for (const [names, verdict] of [
			[good, 'good'],
			[sufficient, 'sufficient'],
			[phaseOut, 'phase out'],
			[listed.flatMap(({ value }) => value as readonly string[]), 'good'],
		] as const) {
			for (const name of names) {
				expect(verdictOfSuite(name, id) ?? verdict, `${id} ${name}`).toBe(verdict);
			}
		}
	});

	test('nothing here was made up', () => {
		const reached = new Set(
			usable.flatMap(leaf =>
				rolesOf(leaf).flatMap(role => found(leaf, role).map(([topic]) => place(leaf.baseline, role, topic))),
			),
		);
		const all = baselineIds.flatMap(id =>
			roles.flatMap(role => Object.keys(baselines[id].demands[role] ?? {}).map(topic => place(id, role, topic))),
		);
		// One recorded value, a condition on the port, is two here.
		expect(all.filter(each => !reached.has(each))).toEqual([
			'exim-upstream submission opensslList',
			'exim-upstream submission gnutlsPriorities',
		]);
	});

	function levels(id: string, facet: string): Readonly<Record<string, readonly string[]>> {
		const leaf = usable.find(each => each.baseline === id && each.facet === facet);
		return (leaf?.value ?? {}) as Readonly<Record<string, readonly string[]>>;
	}
});

/** Topics whose value is not a sentence. */
function isPlain(topic: Topic): boolean {
	return /Protocols?$|^(opensslList|gnutlsPriorities|dhBits|rsaBits|ecBits|logLevel|cipherBits|curves|dhGroups|certificateCurves|signatureHashes|serverPreference)$/.test(
		topic,
	);
}

function place(id: string, role: Role, topic: string): string {
	return `${id} ${role} ${topic}`;
}

/** `undefined`: no library has the suite. */
function verdictOfSuite(name: string, id: SuiteBaselineId): string | undefined {
	const suite = findSuite(name);
	return suite && verdictOf(suite, id).verdict;
}
