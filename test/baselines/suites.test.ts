import { describe, expect, test } from 'vitest';
import { suitesOf } from '../../server/src/baselines/baseline.js';
import { cipherStringB } from '../../server/src/baselines/cipher-string-b.js';
import { baselines } from '../../server/src/baselines/index.js';
import {
	type SuiteBaselineId,
	suiteBaselineIds,
	suitePolicies,
	verdictOf,
} from '../../server/src/baselines/suites/index.js';
import type { SuitePolicy } from '../../server/src/baselines/suites/policy.js';
import { expansionOf } from '../../server/src/openssl/memory.js';
import type { SuiteFacts } from '../../server/src/suites/facts.js';
import { allSuites, findSuite, suiteByNumber } from '../../server/src/suites/memory.js';
import { roles } from '../../server/src/tls/role.js';

function verdict(name: string, baseline: SuiteBaselineId): string {
	return verdictOf(findSuite(name) as SuiteFacts, baseline).verdict;
}

describe('what the documents say', () => {
	test.each<[SuiteBaselineId, string, string]>([
		// RFC 9325 §4.1, §4.2; RFC 7465 §2; RFC 10015.
		['ietf-bcp195', 'ECDHE-RSA-AES128-GCM-SHA256', 'good'],
		['ietf-bcp195', 'ECDHE-RSA-CHACHA20-POLY1305', 'not listed'],
		['ietf-bcp195', 'ECDHE-RSA-AES128-SHA', 'discouraged'],
		['ietf-bcp195', 'ECDHE-RSA-DES-CBC3-SHA', 'discouraged'],
		['ietf-bcp195', 'ECDH-RSA-AES128-GCM-SHA256', 'discouraged'],
		['ietf-bcp195', 'DHE-RSA-AES128-GCM-SHA256', 'forbidden'],
		['ietf-bcp195', 'AES128-GCM-SHA256', 'forbidden'],
		['ietf-bcp195', 'ECDHE-RSA-RC4-SHA', 'forbidden'],
		['ietf-bcp195', 'ECDHE-RSA-NULL-SHA', 'forbidden'],
		['ietf-bcp195', 'EXP-RC4-MD5', 'forbidden'],
		// Guidelines 6.0 have neither DHE nor CBC; 5.8 "old" ends with 3DES.
		['mozilla-intermediate', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'good'],
		['mozilla-intermediate', 'DHE-RSA-AES128-GCM-SHA256', 'not listed'],
		['mozilla-modern', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'not listed'],
		['mozilla-modern', 'TLS_CHACHA20_POLY1305_SHA256', 'good'],
		['mozilla-old', 'DES-CBC3-SHA', 'good'],
		// TR-02102-2 §3.3.1.1: CBC with SHA-256 is listed, ChaCha20 and SHA-1 are not; §3.4.4.
		['bsi-tr-02102-2', 'ECDHE-RSA-AES128-SHA256', 'good'],
		['bsi-tr-02102-2', 'DHE-RSA-AES128-GCM-SHA256', 'good'],
		['bsi-tr-02102-2', 'ECDHE-RSA-AES128-SHA', 'not listed'],
		['bsi-tr-02102-2', 'ECDHE-RSA-CHACHA20-POLY1305', 'not listed'],
		['bsi-tr-02102-2', 'TLS_AES_128_CCM_SHA256', 'good'],
		['bsi-tr-02102-2', 'TLS_CHACHA20_POLY1305_SHA256', 'not listed'],
		// Appendix B.
		['ncsc-nl-2025-05', 'TLS_AES_256_GCM_SHA384', 'good'],
		['ncsc-nl-2025-05', 'TLS_AES_128_GCM_SHA256', 'sufficient'],
		['ncsc-nl-2025-05', 'ECDHE-RSA-AES128-GCM-SHA256', 'sufficient'],
		['ncsc-nl-2025-05', 'DHE-RSA-AES128-GCM-SHA256', 'phase out'],
		['ncsc-nl-2025-05', 'ECDHE-RSA-AES128-SHA', 'forbidden'],
		['ncsc-nl-2025-05', 'AES128-GCM-SHA256', 'forbidden'],
		// §2.2: RC4, 3DES, export, MD5 and SHA-1 are unsafe, CBC is not to be used any more, GCM is fine.
		['dfn-cert-2017', 'DHE-RSA-AES128-GCM-SHA256', 'good'],
		['dfn-cert-2017', 'ECDHE-RSA-AES128-SHA256', 'phase out'],
		['dfn-cert-2017', 'AES128-SHA', 'forbidden'],
		['dfn-cert-2017', 'DES-CBC3-SHA', 'forbidden'],
		['dfn-cert-2017', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'not listed'],
		['postmaster-2026', 'ECDHE-RSA-CHACHA20-POLY1305', 'good'],
		['postmaster-2026', 'ECDHE-ECDSA-AES256-CCM', 'sufficient'],
		['postmaster-2026', 'DHE-RSA-AES128-GCM-SHA256', 'phase out'],
		['postmaster-2026', 'ECDHE-RSA-AES128-SHA', 'phase out'],
		['postmaster-2026', 'ADH-AES128-GCM-SHA256', 'discouraged'],
		['postmaster-2026', 'RC4-SHA', 'forbidden'],
	])('%s: %s is %s', (baseline, name, expected) => {
		expect(verdict(name, baseline)).toBe(expected);
	});
});

/** What DFN-CERT and bettercrypto print, as the libraries read it. */
describe.each(['openssl-1.0.1', 'openssl-1.0.2', 'openssl-1.1.1', 'openssl-3.0'] as const)(
	'cipher string B in %s',
	id => {
		const selected = new Set(expansionOf(cipherStringB, id).suites.map(({ suite }) => suite.id));
		const all = expansionOf('ALL:COMPLEMENTOFALL', id).suites.flatMap(({ suite }) => suiteByNumber(suite.id) ?? []);

		test('is what bettercrypto finds good', () => {
			const good = all.filter(suite => verdictOf(suite, 'bettercrypto').verdict === 'good');
			expect(good.map(({ number }) => number).sort()).toEqual([...selected].sort());
		});

		test('has all that DFN-CERT finds good or sufficient', () => {
			for (const suite of all) {
				const { verdict: opinion, note = '' } = verdictOf(suite, 'dfn-cert-2017');
				const isFine = opinion === 'good' || opinion === 'sufficient';
				expect(isFine || note.includes('selects it'), suite.opensslNames[0]).toBe(selected.has(suite.number));
			}
		});
	},
);

test('whatever is prohibited everywhere is good nowhere', () => {
	const broken = allSuites().filter(({ grade }) => grade === 'insecure');
	for (const suite of broken) {
		for (const id of suiteBaselineIds) {
			expect(['forbidden', 'not listed'], `${suite.opensslNames[0]} in ${id}`).toContain(verdictOf(suite, id).verdict);
		}
	}
});

test('every list names suites that exist, and every opinion its source', () => {
	for (const { rules, otherwise } of Object.values(suitePolicies)) {
		for (const rule of [...rules, otherwise]) {
			expect(rule.cite).not.toBe('');
		}
		const names = rules.flatMap(({ suites = [] }) => suites);
		// Libraries other than OpenSSL have these.
		const known = names.filter(name => !/_ARIA_\d+_CBC_|_CAMELLIA_\d+_GCM_/.test(name));
		expect(known.filter(name => findSuite(name)?.standardName !== name)).toEqual([]);
	}
});

test('a whole baseline and its suites are the same document', () => {
	const policies = new Map<string, SuitePolicy>(Object.entries(suitePolicies));
	for (const baseline of Object.values(baselines)) {
		const { id, name, suites } = baseline;
		expect(suites, id).toBe(policies.get(id));
		for (const policy of roles.flatMap(role => suitesOf(baseline, role) ?? [])) {
			expect(policy).toMatchObject({ id, name });
		}
	}
});
