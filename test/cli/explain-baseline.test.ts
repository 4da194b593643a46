import { describe, expect, test } from 'vitest';
import { baselineIds } from '../../server/src/baselines/baseline.js';
import { lines, mailtls } from './mailtls.js';

describe('a baseline', () => {
	test('with what it asks for, who says so, and how well that is known', async () => {
		const { status, stdout, stderr } = await mailtls(['explain', 'ietf-rfc8461-mta-sts']);
		expect(stdout).toBe(
			lines(
				'RFC 8461: SMTP MTA Strict Transport Security',
				'IETF, 2018-09, current.',
				'https://www.rfc-editor.org/rfc/rfc8461',
				'Mail between servers on port 25, to domains that publish a policy.',
				'',
				'The public mail exchanger (port 25)',
				'  certificate names         The certificate has the name of the mail exchanger as a DNS name, is by',
				'                            a public issuer and has not expired (must; RFC 8461 §4.2)',
				'  MTA-STS                   A domain publishes a TXT record and a policy on the web, in mode',
				'                            enforce, testing or none (may; RFC 8461 §3)',
				'',
				'Outbound mail',
				'  oldest protocol           TLS 1.2 (must; RFC 8461 §7.2). For mail that a policy protects.',
				'  MTA-STS                   In mode enforce nothing goes to a host that does not match or cannot be',
				'                            verified; DANE that fails is not overruled (must; RFC 8461 §5, §2)',
			),
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	test('tells what is second-hand and what is not verified', async () => {
		const { stdout } = await mailtls(['explain', 'bsi-tr-03108']);
		expect(stdout).toMatch(/forbidden protocols .*\n.* \*\n/);
		expect(stdout).toContain('required (must; reports on TR-03108) **');
		expect(stdout).toContain('*  Second-hand: not read in the document itself');
		expect(stdout).toContain('** Not verified: known from reports only.');
		expect((await mailtls(['explain', 'ietf-rfc7672-dane'])).stdout).not.toContain('Second-hand');
	});

	test('tells levels apart', async () => {
		const { stdout } = await mailtls(['explain', 'ncsc-nl-2.1']);
		expect(stdout).toContain('TLS 1.2; good: TLS 1.3; to be phased out: TLS 1.0 (sufficient;');
		expect(stdout).toContain('Superseded by ncsc-nl-2025-05.');
	});

	test('tells what is known of newer editions', async () => {
		const { stdout } = await mailtls(['explain', 'bsi-tr-02102-2']);
		expect(stdout).toContain('BSI, 2023-01, current; the newest edition, 2026-01, was not read.');
	});

	test('prints its settings for Postfix, with what speaks against them', async () => {
		const { stdout } = await mailtls(['explain', 'dfn-cert-2017']);
		expect(stdout).toContain('  smtpd_tls_loglevel = 1 (§2.4.2)\n');
		expect(stdout).toMatch(/smtpd_tls_protocols = !SSLv2, !SSLv3 \(§2\.1\), but leaves TLS 1\.0/);
	});

	test('does not ask for what is not to be', async () => {
		// RFC 9325 §3.3: compression SHOULD NOT be used; RFC 8314 §4.2: servers MUST NOT ask for certificates.
		expect((await mailtls(['explain', 'ietf-bcp195'])).stdout).toMatch(/compression +off \(should; RFC 9325 §3\.3\)/);
		expect((await mailtls(['explain', 'ietf-rfc8314'])).stdout).toMatch(/client certificates +do not ask \(must;/);
	});

	test('by its alias', async () => {
		const { stdout } = await mailtls(['explain', 'tlsref-modern']);
		expect(stdout).toMatch(/^Mozilla and TLSRef: server side TLS, modern\n/);
		expect(stdout).toContain('Also called tlsref-modern.');
	});

	test.each(baselineIds)('%s fits 60, 100 and 140 columns', async id => {
		for (const terminal of [60, 100, 140]) {
			const { stdout, status } = await mailtls(['explain', '--no-color', id], { terminal });
			expect(status).toBe(0);
			expect(tooLong(stdout, terminal)).toEqual([]);
		}
	});

	test('as data', async () => {
		const { stdout } = await mailtls(['explain', 'ncsc-nl-2025-05', '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			id: 'ncsc-nl-2025-05',
			status: 'current',
			isStrictOnPort25: true,
			demands: {
				submission: {
					rsaBits: {
						value: 3072,
						phaseOut: 2048,
						strength: 'levels',
						verified: 'secondary',
						cite: ['NCSC-NL 2025-05 §3.3.2.1'],
					},
				},
			},
		});
		expect(stdout.trimEnd()).not.toContain('\n');
		const historic = JSON.parse((await mailtls(['explain', 'audi-2019', '--format', 'json'])).stdout);
		expect(historic.postfix).toContainEqual({
			setting: 'smtp_tls_policy_maps',
			value: 'hash:/etc/postfix/tls_policy',
			cite: '§5.9.1',
			harm: null,
		});
	});
});

describe('two baselines', () => {
	test('side by side: what differs, what one is silent on, what they agree on', async () => {
		const { stdout, status } = await mailtls(['explain', '--baseline', 'bsi-tr-02102-2', '--against', 'ietf-bcp195']);
		expect(status).toBe(0);
		const titles = ['Where they differ', 'Where only one of them speaks', 'Where they agree'];
		const [, differing = '', oneSided = '', agreed = ''] = stdout.split(new RegExp(`\n(?:${titles.join('|')})\n`));
		expect(differing).toMatch(/\n {28}BSI TR-02102-2 +BCP 195\n/);
		expect(differing).toMatch(/RSA keys +3000 bits or more \(must; BSI TaSK +2048 bits or more \(must; RFC 9325\n/);
		expect(differing).not.toContain('oldest protocol');
		expect(oneSided).toMatch(/heartbeat .* –\n/);
		expect(oneSided).toMatch(/SNI +– +Is supported \(must; RFC 9325 §3\.7\)\n/);
		expect(agreed).toMatch(/oldest protocol +TLS 1\.2 \(recommended; BSI TaSK /);
		expect(agreed).toMatch(
			/forbidden protocols +SSL 2\.0, SSL 3\.0, TLS 1\.0 and TLS 1\.1 \(not recommended; .* \*; must not;/s,
		);
		expect(stdout).toContain('** Not verified');
	});

	test('names the services that only one of them is about', async () => {
		const { stdout } = await mailtls(['explain', '--baseline', 'postfix-upstream', '--against', 'dovecot-upstream']);
		expect(stdout).toContain('Only Dovecot is about mailbox access (IMAP and POP).');
		expect(stdout).not.toContain('Where they');
	});

	test('a baseline agrees with itself, and with its alias', async () => {
		const { stdout } = await mailtls(['explain', '--baseline', 'mozilla-modern', '--against', 'tlsref-modern']);
		expect(stdout).toContain('Where they agree');
		expect(stdout).not.toContain('Where they differ');
		expect(stdout).not.toContain('Where only');
	});

	test('--baseline alone explains it', async () => {
		const { stdout } = await mailtls(['explain', '--baseline', 'lrz-2017']);
		expect(stdout).toBe((await mailtls(['explain', 'lrz-2017'])).stdout);
	});

	test.each(baselineIds)('%s against all others fits 100 columns', async id => {
		for (const other of baselineIds) {
			const { stdout } = await mailtls(['explain', '--baseline', id, '--against', other]);
			expect(tooLong(stdout, 100), other).toEqual([]);
		}
	});

	test('as data, every service included', async () => {
		const { stdout } = await mailtls([
			...['explain', '--baseline', 'dfn-cert-2017', '--against', 'postmaster-2026', '--format', 'json'],
		]);
		const { version, baseline, against, rows } = JSON.parse(stdout);
		expect([version, baseline.id, against.id]).toEqual([1, 'dfn-cert-2017', 'postmaster-2026']);
		const row = (role: string, topic: string) =>
			rows.find((each: { role: string; topic: string }) => each.role === role && each.topic === topic);
		expect(row('mx-server', 'minimumProtocol')).toMatchObject({
			agree: false,
			baseline: { value: 'TLSv1', cite: ['DFN-CERT 2017 §2.1'] },
			against: { value: 'TLSv1.2', strength: 'recommended' },
		});
		expect(row('mx-server', 'compression')).toMatchObject({ agree: true });
		expect(row('submission', 'tlsLevel')).toMatchObject({ agree: false, baseline: null });
	});
});

function tooLong(text: string, columns: number): string[] {
	return text.split('\n').filter(line => line.length > columns);
}
