import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../server/src/languages/index.js';
import { baselineBlock } from '../../server/src/service/baseline-block.js';
import { parse } from '../../server/src/service/check.js';
import { impactOf } from '../../server/src/service/impact/impact.js';
import { applyEdits, type Edit } from '../../server/src/text/edit.js';
import { analysisOf } from './analysis.js';

/** The file after a setting has been given a value. */
function set(text: string, setting: string, value: string): string {
	const config = parse('main.cf', text, 'postfix-main');
	return applyEdits(text, languages['postfix-main'].edits(config).set({ setting }, value));
}

const lines = (...texts: string[]) => texts.map(text => `${text}\n`).join('');

describe('a new line stands in the columns of the lines around it', () => {
	test.each<[string, string[], string]>([
		['no columns', ['smtpd_tls_loglevel = 1', 'smtpd_tls_ciphers = high'], 'smtpd_tls_protocols = x'],
		['none at all', ['smtpd_tls_loglevel=1', 'smtpd_tls_ciphers=high'], 'smtpd_tls_protocols=x'],
		['no blank before', ['smtpd_tls_loglevel= 1', 'smtpd_tls_ciphers= high'], 'smtpd_tls_protocols= x'],
		[
			'equals signs in a column',
			['smtpd_tls_security_level = may', 'smtpd_tls_loglevel       = 1'],
			'smtpd_tls_protocols      = x',
		],
		[
			'equals signs in a column of tabs',
			['smtpd_tls_security_level\t= may', 'smtpd_tls_loglevel\t\t= 1', 'smtpd_tls_ciphers\t\t= high'],
			'smtpd_tls_protocols\t\t= x',
		],
		[
			'values in a column',
			['smtpd_tls_security_level =   may', 'smtpd_tls_loglevel =         1'],
			'smtpd_tls_protocols =        x',
		],
		[
			'values in a column, the equals sign at the name',
			['smtpd_tls_security_level=  may', 'smtpd_tls_loglevel=        1'],
			'smtpd_tls_protocols=       x',
		],
	])('%s', (_, before, added) => {
		expect(set(lines(...before), 'smtpd_tls_protocols', 'x')).toBe(lines(...before, added));
	});

	test('a name that is too long for the column gets one blank', () => {
		const before = lines('smtpd_tls_loglevel = 1', 'smtpd_tls_ciphers  = high');
		expect(set(before, 'smtpd_tls_mandatory_protocols', 'x')).toBe(`${before}smtpd_tls_mandatory_protocols = x\n`);
	});

	test('an empty line ends a block', () => {
		const before = lines(
			'myhostname           = mx.example.org',
			'mydomain             = example.org',
			'',
			'smtpd_tls_loglevel = 1',
		);
		expect(set(before, 'smtpd_tls_protocols', 'x')).toBe(`${before}smtpd_tls_protocols = x\n`);
	});

	test('CRLF, and no line end behind the last line', () => {
		const before = 'smtpd_tls_security_level = may\r\nsmtpd_tls_loglevel       = 1';
		expect(set(before, 'smtpd_tls_ciphers', 'high')).toBe(`${before}\r\nsmtpd_tls_ciphers        = high`);
	});

	test('a replaced value stays where it stood', () => {
		const before = lines('smtpd_tls_security_level\t= none', 'smtpd_tls_loglevel\t\t= 0');
		expect(set(before, 'smtpd_tls_loglevel', '1')).toBe(before.replace('= 0', '= 1'));
	});
});

const names = ['smtpd_tls_protocols', 'smtpd_tls_security_level', 'smtp_tls_security_level', 'smtpd_use_tls', 'a'];
const more = ['tls_high_cipherlist', 'smtpd_tls_ciphers', 'smtpd_tls_eecdh_grade', 'smtp_tls_loglevel'];
const values = [
	'may',
	'encrypt',
	'!SSLv2',
	'>=TLSv1',
	'yes',
	'HIGH:RC4',
	'export # why',
	'{{ x }}',
	'a,\n\tb',
	'1',
	'',
];
const line = fc.oneof(
	fc
		.tuple(
			fc.constantFrom(...names, ...more),
			fc.constantFrom(' = ', '=', '\t\t= ', '   =', '= \t'),
			fc.constantFrom(...values),
		)
		.map(parts => parts.join('')),
	fc.constantFrom('# note', '', '{% if x %}', '  stray', 'no equals sign'),
);
const text = fc
	.tuple(fc.constantFrom('', '\ufeff'), fc.array(line, { maxLength: 10 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
	.map(([mark, all, newline, isEnded]) => mark + all.join('\n').replaceAll('\n', newline) + (isEnded ? newline : ''));

/** What is left of a text where edits cut pieces out of it. */
function outside(original: string, edits: readonly Edit[]): string[] {
	const cuts = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	return [0, ...cuts.map(({ span }) => span.end)].map((start, index) => original.slice(start, cuts[index]?.span.start));
}

/** Whether the pieces stand in a text in order, the first at its beginning and the last at its end. */
function holds(result: string, pieces: readonly string[]): boolean {
	let at = 0;
	for (const [index, piece] of pieces.entries()) {
		const found = index === pieces.length - 1 ? result.length - piece.length : result.indexOf(piece, at);
		if (found < at || !result.startsWith(piece, found) || (index === 0 && found !== 0)) {
			return false;
		}
		at = found + piece.length;
	}
	return true;
}

test('whatever the text, no fix touches a character outside of its edits, or mixes line ends', () => {
	fc.assert(
		fc.property(text, fc.constantFrom('postmaster-2026', 'dfn-cert-2017'), (original, baseline) => {
			const analysis = analysisOf(original, { baseline });
			const fixes = analysis.findings.flatMap(finding => finding.fixes.map(({ edits }) => edits));
			for (const edits of [...fixes, ...baselineBlock(analysis).map(change => change.edits)]) {
				const result = applyEdits(original, edits);
				expect(holds(result, outside(original, edits)), JSON.stringify([original, edits])).toBe(true);
				const isMixed = original.includes('\r\n') && /[^\r]\n/.test(result);
				expect(isMixed && !/[^\r]\n/.test(original), JSON.stringify([original, edits])).toBe(false);
				for (const { span } of edits) {
					expect(span.start >= 0 && span.start <= span.end && span.end <= original.length).toBe(true);
				}
			}
		}),
		{ numRuns: 200 },
	);
});

test('whatever the text, what a fix costs can be asked, and its summary fits into a title', () => {
	fc.assert(
		fc.property(text, fc.constantFrom({}, { os: 'debian-12' }, { tls: 'openssl-0.9.8' }), (original, target) => {
			const analysis = analysisOf(original, { target });
			for (const fix of analysis.findings.flatMap(({ fixes }) => fixes)) {
				const impact = impactOf(analysis, fix);
				expect((impact?.summary.length ?? 0) <= 100, impact?.summary).toBe(true);
				expect(impact?.details).not.toEqual([]);
			}
		}),
		{ numRuns: 60 },
	);
});

test('a value for an empty last line is not torn off by the lines that come behind it', () => {
	const original = 'smtpd_tls_protocols = ';
	const edits = baselineBlock(analysisOf(original, {})).flatMap(change => change.edits);
	expect(edits.length).toBeGreaterThan(2);
	expect(applyEdits(original, edits).split('\n')[0]).toBe('smtpd_tls_protocols = >=TLSv1.2');
	expect(applyEdits(original, edits.toReversed()).split('\n')[0]).toBe('smtpd_tls_protocols = >=TLSv1.2');
});

test('whatever the text, a baseline is applied once and then there is nothing left of it to do', () => {
	fc.assert(
		fc.property(text, fc.constantFrom('postmaster-2026', 'dfn-cert-2017', 'bettercrypto'), (original, baseline) => {
			const block = (current: string) => baselineBlock(analysisOf(current, { baseline })).flatMap(({ edits }) => edits);
			const once = applyEdits(original, block(original));
			expect(block(once), JSON.stringify([original, once])).toEqual([]);
		}),
		{ numRuns: 100 },
	);
});
