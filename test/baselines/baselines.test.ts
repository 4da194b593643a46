import { describe, expect, test } from 'vitest';
import {
	type Baseline,
	type BaselineId,
	baselineIds,
	baselineNames,
	demandOf,
	findBaselineId,
	suitesOf,
} from '../../server/src/baselines/baseline.js';
import { type Demand, strengths, type Topic, type Topics } from '../../server/src/baselines/demand.js';
import { baselines } from '../../server/src/baselines/index.js';
import { citationText } from '../../server/src/baselines/source.js';
import { judgeSuite } from '../../server/src/baselines/suites/policy.js';
import { expansionOf } from '../../server/src/openssl/memory.js';
import type { SuiteFacts } from '../../server/src/suites/facts.js';
import { findSuite } from '../../server/src/suites/memory.js';
import { protocolVersions } from '../../server/src/tls/protocol.js';
import { type Role, roles } from '../../server/src/tls/role.js';

const all: readonly Baseline[] = baselineIds.map(id => baselines[id]);

function ask<T extends Topic>(id: BaselineId, role: Role, topic: T): Demand<Topics[T]> | undefined {
	return demandOf(baselines[id], role, topic);
}

function everyDemand(baseline: Baseline): readonly (readonly [string, Demand<unknown>])[] {
	return roles.flatMap(role =>
		Object.entries(baseline.demands[role] ?? {}).map(([topic, demand]) => [`${role} ${topic}`, demand] as const),
	);
}

describe.each(baselineIds)('%s', id => {
	const baseline = baselines[id];

	test('says what it is', () => {
		expect(baseline.id).toBe(id);
		expect(baseline.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
		expect(baseline.scope).toMatch(/^[A-Z].*\.$/);
		expect(baseline.url ?? 'https://').toMatch(/^https:/);
		expect(baseline.name.length).toBeLessThan(22);
		expect(baseline.sources.length).toBeGreaterThan(0);
		expect(everyDemand(baseline).length).toBeGreaterThan(2);
	});

	test('is superseded by current ones if it is historic, and only then', () => {
		const successors = baseline.supersededBy ?? [];
		expect(successors.length > 0).toBe(baseline.status === 'historic');
		expect(successors.filter(successor => baselines[successor].status !== 'current')).toEqual([]);
	});

	test('cites who says so for each value', () => {
		for (const [place, { cite, strength, verified, note }] of everyDemand(baseline)) {
			expect(cite.length, place).toBeGreaterThan(0);
			expect(strengths, place).toContain(strength);
			expect([true, 'secondary', false], place).toContain(verified);
			expect(note ?? 'A sentence.', place).toMatch(/^\S.*\.$/);
			for (const { source } of cite) {
				expect([source.title, source.publisher, source.name], place).not.toContain('');
				expect(source.date ?? '2000', source.name).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
			}
		}
	});

	test('allows no protocol that it forbids', () => {
		for (const role of roles) {
			const forbidden = demandOf(baseline, role, 'forbiddenProtocols')?.value ?? [];
			const oldest = demandOf(baseline, role, 'minimumProtocol');
			const accepted = [
				...(demandOf(baseline, role, 'allowedProtocols')?.value ?? []),
				...(oldest === undefined ? [] : protocolVersions.slice(protocolVersions.indexOf(oldest.value))),
			];
			expect(
				forbidden.filter(version => accepted.includes(version)),
				role,
			).toEqual([]);
		}
	});

	test('prints lists that OpenSSL takes, of suites that it does not rule out itself', () => {
		for (const role of roles) {
			const demand = baseline.demands[role]?.opensslList;
			const policy = suitesOf(baseline, role);
			if (typeof demand?.value !== 'string' || policy === undefined || demand.strength === 'default') {
				continue;
			}
			const expansion = expansionOf(demand.value, 'openssl-3.0');
			expect(expansion.suites.length, role).toBeGreaterThan(0);
			const contradicted = expansion.suites.filter(({ suite }) => {
				const facts = findSuite(suite.name) as SuiteFacts;
				return judgeSuite(facts, policy).verdict === 'forbidden';
			});
			// DFN-CERT calls SHA-1 unsafe and prints a list with it; its text counts.
			expect(contradicted.length > 0, role).toBe(id === 'dfn-cert-2017');
		}
	});
});

describe('names', () => {
	test('a baseline is found by its id and its alias', () => {
		expect(findBaselineId('tlsref-modern')).toBe('mozilla-modern');
		expect(findBaselineId('bsi-tr-03108')).toBe('bsi-tr-03108');
		expect(findBaselineId('m3aawg-2014')).toBeUndefined();
		expect(findBaselineId('toString')).toBeUndefined();
		expect(new Set(baselineNames).size).toBe(baselineNames.length);
		expect(baselineIds[0]).toBe('postmaster-2026');
	});

	test('current ones come before historic ones', () => {
		const status = all.map(each => each.status);
		expect(status).toEqual([...status].sort());
	});
});

/** Read in the documents, or in what quotes them. */
describe('what the documents ask', () => {
	test('TLS 1.0 and 1.1 on a mail exchanger', () => {
		// DFN-CERT §2.1 asks for all versions of TLS; RFC 8996, Audi §5.4, NCSC-NL §3.3.1 and the BSI have an end to 1.1.
		expect(ask('dfn-cert-2017', 'mx-server', 'minimumProtocol')?.value).toBe('TLSv1');
		expect(ask('bettercrypto', 'mx-server', 'allowedProtocols')?.value).toContain('TLSv1');
		for (const id of [
			'audi-2019',
			'mozilla-intermediate',
			'bsi-tr-02102-2',
			'ncsc-nl-2025-05',
			'ietf-bcp195',
		] as const) {
			expect(ask(id, 'mx-server', 'minimumProtocol')?.value, id).toBe('TLSv1.2');
		}
		expect(ask('ncsc-nl-2.1', 'mx-server', 'minimumProtocol')).toMatchObject({ value: 'TLSv1.2', phaseOut: 'TLSv1' });
		expect(ask('mozilla-modern', 'mx-server', 'minimumProtocol')?.value).toBe('TLSv1.3');
		expect(ask('postmaster-2026', 'mx-server', 'minimumProtocol')?.strength).toBe('recommended');
		expect(ask('postmaster-2026', 'submission', 'minimumProtocol')?.strength).toBe('must');
	});

	test('short keys', () => {
		expect(ask('ietf-bcp195', 'mx-server', 'rsaBits')?.value).toBe(2048);
		expect(ask('mozilla-intermediate', 'submission', 'rsaBits')?.value).toBe(2048);
		expect(ask('bsi-tr-02102-2', 'mx-server', 'rsaBits')?.value).toBe(3000);
		expect(ask('ncsc-nl-2025-05', 'imap-pop', 'rsaBits')).toMatchObject({ value: 3072, phaseOut: 2048 });
		// The 1024 bits of Audi's example (§5.9.3) are no demand.
		expect(ask('audi-2019', 'mx-server', 'rsaBits')).toBeUndefined();
	});

	test('Diffie-Hellman', () => {
		expect(ask('dfn-cert-2017', 'mx-server', 'dhParameters')?.value).toBe('own');
		expect(ask('dfn-cert-2017', 'mx-server', 'dhBits')?.value).toBe(2048);
		expect(ask('bsi-tr-03116-4', 'submission', 'dhBits')?.value).toBe(3000);
		expect(ask('postfix-upstream', 'mx-server', 'dhParameters')?.value).toBe('built-in');
		const { value, phaseOut } = ask('ncsc-nl-2025-05', 'mx-server', 'dhGroups') ?? {};
		expect(value).toEqual([]);
		expect(phaseOut).toContain('ffdhe3072');
		expect(phaseOut).not.toContain('ffdhe2048');
	});

	test('curves: X25519 is not in the list of the BSI of 2023, and everywhere else that has a list', () => {
		expect(ask('bsi-tr-02102-2', 'submission', 'curves')?.value).not.toContain('x25519');
		expect(ask('ncsc-nl-2025-05', 'submission', 'curves')?.value).toContain('x25519');
		expect(ask('ietf-bcp195', 'submission', 'curves')?.value).toContain('x25519');
		expect(ask('mozilla-intermediate', 'submission', 'curves')?.value).toContain('X25519MLKEM768');
	});

	test("the server's order", () => {
		expect(ask('dfn-cert-2017', 'mx-server', 'serverPreference')?.value).toBe(true);
		expect(ask('bettercrypto', 'submission', 'serverPreference')?.value).toBe(true);
		expect(ask('mozilla-intermediate', 'submission', 'serverPreference')?.value).toBe(false);
		expect(ask('mozilla-old', 'submission', 'serverPreference')?.value).toBe(true);
		expect(ask('ncsc-nl-2025-05', 'submission', 'serverPreference')?.note).toMatch(/phased out/);
		expect(ask('bsi-tr-02102-2', 'submission', 'serverPreference')).toBeUndefined();
	});

	test('client certificates', () => {
		expect(ask('dfn-cert-2017', 'mx-server', 'clientCertificate')?.value).toBe('ask');
		expect(ask('postfix-upstream', 'mx-server', 'clientCertificate')).toMatchObject({
			value: 'do not ask',
			strength: 'default',
		});
		expect(ask('ietf-rfc8314', 'submission', 'clientCertificate')).toMatchObject({
			value: 'do not ask',
			strength: 'must-not',
		});
		expect(ask('bsi-tr-03108', 'mx-server', 'clientCertificate')?.value).toBe('do not ask');
	});

	test('passwords in the clear', () => {
		for (const id of ['bettercrypto', 'mozilla-intermediate', 'ietf-rfc8314', 'postmaster-2026'] as const) {
			expect(ask(id, 'submission', 'cleartextPasswords')?.value, id).toBe('forbidden');
		}
		expect(ask('postfix-upstream', 'submission', 'cleartextPasswords')?.value).toBe('allowed');
		expect(ask('dfn-cert-2017', 'submission', 'cleartextPasswords')).toBeUndefined();
	});

	test('how much TLS', () => {
		expect(ask('dfn-cert-2017', 'mx-server', 'tlsLevel')).toMatchObject({ value: 'opportunistic', strength: 'must' });
		expect(ask('audi-2019', 'smtp-client-mandatory', 'tlsLevel')?.value).toBe('authenticated');
		expect(ask('lindenberg-2022', 'smtp-client-opportunistic', 'tlsLevel')?.value).toBe('dane');
		expect(ask('ietf-rfc7672-dane', 'smtp-client-opportunistic', 'tlsLevel')?.value).toBe('dane');
		expect(ask('postmaster-2026', 'submission', 'tlsLevel')?.value).toBe('mandatory');
		expect(ask('ietf-bcp195', 'mx-server', 'tlsLevel')?.cite.map(citationText)).toEqual(['RFC 3207 §4']);
	});

	test('DNSSEC: the BSI is known from reports only', () => {
		expect(ask('bsi-tr-03108', 'smtp-client-opportunistic', 'dnssec')).toMatchObject({
			value: 'required',
			verified: false,
		});
		expect(ask('lrz-2017', 'smtp-client-opportunistic', 'dnssec')?.verified).toBe(true);
	});

	test('Internet.nl asks for what NCSC-NL asks, and for more', () => {
		expect(ask('internet-nl-mail', 'mx-server', 'rsaBits')).toBe(ask('ncsc-nl-2025-05', 'mx-server', 'rsaBits'));
		expect(ask('internet-nl-mail', 'mx-server', 'dnssec')?.value).toBe('required');
		expect(ask('ncsc-nl-2025-05', 'mx-server', 'dnssec')).toBeUndefined();
	});

	test('those whose publishers make no exception for port 25', () => {
		expect(all.filter(({ isStrictOnPort25 }) => isStrictOnPort25).map(({ id }) => id)).toEqual([
			'ncsc-nl-2025-05',
			'internet-nl-mail',
			'bsi-tr-02102-2',
			'bsi-tr-03116-4',
			'bsi-tr-03108',
		]);
	});

	test('suites on port 25', () => {
		const rc4 = findSuite('RC4-SHA') as SuiteFacts;
		const anonymous = findSuite('ADH-AES128-GCM-SHA256') as SuiteFacts;
		const verdict = (id: BaselineId, role: Role, suite: SuiteFacts) => {
			const policy = suitesOf(baselines[id], role);
			return policy && judgeSuite(suite, policy).verdict;
		};
		expect(verdict('bettercrypto', 'mx-server', rc4)).toBe('sufficient');
		expect(verdict('bettercrypto', 'submission', rc4)).toBe('forbidden');
		// RFC 7672 §8.2: servers on port 25 are prepared for them.
		expect(verdict('postmaster-2026', 'mx-server', anonymous)).toBe('sufficient');
		expect(verdict('postmaster-2026', 'submission', anonymous)).toBe('discouraged');
		expect(verdict('internet-nl-mail', 'mx-server', anonymous)).toBe('forbidden');
		expect(verdict('ietf-rfc7672-dane', 'mx-server', rc4)).toBeUndefined();
	});

	test.each([
		['bsi-tr-03116-4', 'ECDHE-RSA-AES128-GCM-SHA256', 'good'],
		['bsi-tr-03116-4', 'ECDHE-RSA-AES128-SHA256', 'phase out'],
		['bsi-tr-03116-4', 'ECDHE-RSA-CHACHA20-POLY1305', 'not listed'],
		['ncsc-nl-2.1', 'AES128-SHA', 'phase out'],
		['ncsc-nl-2.1', 'DHE-RSA-AES128-SHA', 'sufficient'],
		['ncsc-nl-2.1', 'RC4-SHA', 'forbidden'],
		['audi-2019', 'RC4-SHA', 'forbidden'],
		['audi-2019', 'AES128-SHA', 'sufficient'],
		['audi-2019', 'DES-CBC3-SHA', 'forbidden'],
		['postfix-upstream', 'AES128-SHA', 'sufficient'],
		['postfix-upstream', 'DES-CBC3-SHA', 'not listed'],
		['dovecot-upstream', 'AES128-SHA', 'not listed'],
		['dovecot-upstream', 'DHE-RSA-AES128-SHA', 'sufficient'],
	] as const)('%s: %s is %s', (id, suite, expected) => {
		const policy = suitesOf(baselines[id], 'submission');
		expect(policy && judgeSuite(findSuite(suite) as SuiteFacts, policy).verdict).toBe(expected);
	});

	test('settings of Postfix that a document prints, without its misprints', () => {
		// Audi §5.9.1 prints "ash:".
		expect(baselines['audi-2019'].postfix.get('smtp_tls_policy_maps')?.value).toBe('hash:/etc/postfix/tls_policy');
		// DFN-CERT §2.2 prints the list with arrows of line breaks in it.
		expect(baselines['dfn-cert-2017'].postfix.get('tls_high_cipherlist')?.value).toMatch(/^[\w+:!-]+$/);
		// The generator narrows the list of port 25.
		expect(baselines['mozilla-intermediate'].postfix.get('tls_medium_cipherlist')?.harm).toMatch(/port 25/);
	});
});
