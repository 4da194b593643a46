import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../server/src/engine/options.js';
import type { LanguageId } from '../../server/src/languages/language.js';
import { type Analysis, parse, printedValue } from '../../server/src/service/check.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { analysisOf } from './analysis.js';

const ids = ['legacy-tls', 'legacy-ssl', 'weak-cipher', 'inline-comment', 'syntax', 'nonsense'];
const comment = fc
	.tuple(
		fc.constantFrom('', '\t', '  '),
		fc.constantFrom('ignore', 'ignore', 'ignore-file', 'disable'),
		fc.subarray(ids, { minLength: 1 }),
		fc.constantFrom('', ' the fax', ': x = y', ' ${a', ' {{ b'),
	)
	.map(([indent, word, rules, reason]) => `${indent}# mailtls: ${word}[${rules.join(',')}]${reason}`);

/** Lines of each language, some of which only make sense together. */
const linesOf: Readonly<Record<LanguageId, readonly string[]>> = {
	'postfix-main': [
		'smtp_tls_mandatory_protocols = >=TLSv1',
		'smtp_tls_exclude_ciphers = RC4,',
		'  3DES,',
		'\t!MD5',
		'smtpd_tls_security_level may',
		'',
		'# a comment',
		'{% if x %}',
		'smtpd_tls_auth_only = # no',
		'  =yes',
	],
	'postfix-master': [
		'smtp inet n - y - - smtpd',
		'submission inet n - y - - smtpd',
		'  -o smtpd_tls_security_level=encrypt',
		'  -o { smtpd_tls_mandatory_protocols = ',
		'    >=TLSv1 }',
		'  -o',
		'  smtpd_tls_protocols=!SSLv2',
		'',
		'# a comment',
		'short line',
	],
	'postfix-tls-policy': [
		'example.org may',
		'example.net secure',
		'  match=.example.net',
		'.example.com none # none',
		'"open',
		'',
		'# a comment',
		'key',
	],
};

describe.each(Object.entries(linesOf) as [LanguageId, readonly string[]][])('%s', (language, known) => {
	const text = fc.tuple(fc.array(fc.constantFrom(...known), { maxLength: 12 }), fc.constantFrom('\n', '\r\n'));

	test('comments that suppress change nothing that the program reads', () => {
		fc.assert(
			fc.property(text, fc.array(fc.tuple(fc.nat(), comment), { maxLength: 4 }), ([lines, newline], added) => {
				const before = lines.join(newline);
				const commented = [...lines];
				for (const [place, line] of added) {
					commented.splice(place % (commented.length + 1), 0, line);
				}
				expect(readings(commented.join(newline), language)).toEqual(readings(before, language));
			}),
		);
	});

	test('whatever they say: the fix for each of them comes to an end, and positions are in the text', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(comment, fc.constantFrom(...known)), { maxLength: 12 }), lines => {
				let analysis = analysisOf(lines.join('\n'), {}, { language });
				for (let round = 0; round < 40; round++) {
					expectInside(analysis);
					const own = analysis.findings.filter(({ rule }) => rule.endsWith('-suppression'));
					const edits = own.find(({ fixes }) => fixes.length > 0)?.fixes[0]?.edits;
					if (edits === undefined) {
						return;
					}
					analysis = analysisOf(applyEdits(analysis.config.text, edits), {}, { language });
				}
				throw new Error('The fixes do not come to an end');
			}),
			{ numRuns: 50 },
		);
	});
});

function readings(text: string, language: LanguageId): readonly unknown[] {
	const config = parse('file', text, language);
	return config.settings.map(setting => [setting.section, setting.name.text, printedValue(config, setting)]);
}

function expectInside({ config, findings, suppressed }: Analysis): void {
	for (const { span } of [...findings, ...suppressed.map(({ finding }) => finding)]) {
		expect(span.start >= 0 && span.start <= span.end && span.end <= config.text.length).toBe(true);
	}
}

const weak = [
	'smtp_tls_mandatory_protocols = >=TLSv1',
	'smtpd_tls_mandatory_protocols = !SSLv2,\n  !TLSv1.3',
	'tls_high_cipherlist = HIGH:\n  # the fax\n  RC4',
	'relay_domains = example.org # and others',
	'lmtp_tls_mandatory_protocols = !SSLv3',
];
const neutral = [
	'',
	'# a comment',
	'smtp_tls_loglevel = 1',
	'mail_name = x',
	'# mailtls: ignore[weak-key] elsewhere\nmyorigin = y',
];

test('lines that are added elsewhere do not change what is suppressed', () => {
	const block = fc
		.tuple(
			fc.constantFrom(...weak),
			fc.array(
				comment.filter(line => !line.includes('ignore-file')),
				{ maxLength: 2 },
			),
		)
		.map(([setting, comments]) => [...comments, setting].join('\n'));
	const blocks = fc.uniqueArray(block, { maxLength: 5, selector: text => text.slice(text.search(/^\w/m)) });
	fc.assert(
		fc.property(blocks, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...neutral)), { maxLength: 4 }), (parts, added) => {
			const more = [...parts];
			for (const [place, line] of added) {
				more.splice(place % (more.length + 1), 0, `${line}\n`);
			}
			expect(suppressedIn(more.join('\n'))).toEqual(suppressedIn(parts.join('\n')));
		}),
		{ numRuns: 100 },
	);
});

function suppressedIn(text: string): readonly unknown[] {
	const { config, suppressed } = analysisOf(text);
	return suppressed.map(({ finding: { rule, span }, suppression }) => [
		rule,
		config.text.slice(span.start, span.end),
		suppression.reason,
	]);
}

test('a value without characters, at the very end of the file', () => {
	const { findings, suppressed } = analysisOf(
		'smtp_tls_security_level = may\n# mailtls: ignore[legacy-ssl, legacy-tls] the fax\nsmtp_tls_mandatory_protocols =',
		{ severities: { 'tls-not-offered': 'off', 'tls-compression': 'off' } },
	);
	expect(suppressed.map(({ finding }) => finding.rule).sort()).toEqual(['legacy-ssl', 'legacy-tls']);
	expect(findings).toEqual([]);
});

test('such a value has nothing to do with the comments above other lines', () => {
	const { findings } = analysisOf(
		'# mailtls: ignore[legacy-ssl] the fax\nsmtp_tls_security_level = may\nsmtp_tls_mandatory_protocols =',
	);
	expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['legacy-ssl', 'unused-suppression']));
});

describe('what users can choose', () => {
	const text = '# mailtls: ignore[unknown-setting]\nnonsense = 1\n# mailtls: ignore[syntax] old\nmyorigin = x\n';
	const others = { 'tls-not-offered': 'off', 'outbound-tls-disabled': 'off', 'tls-compression': 'off' };
	const found = (settings: { readonly severities?: object }) =>
		analysisOf(text, { ...settings, severities: { ...others, ...settings.severities } }).findings.map(
			({ rule, severity }) => `${severity} ${rule}`,
		);

	test('whether reasons are required', () => {
		expect(found({})).toEqual([
			'warning suppression-without-reason',
			'hint unknown-setting',
			'information unused-suppression',
		]);
		expect(found({ suppressions: { requireReason: false } } as object)).toEqual(['information unused-suppression']);
		expect(readOptions({ suppressions: { requireReason: 'no' } }, []).problems).toEqual([
			'"suppressions.requireReason" is the text "no"; expected true or false.',
		]);
	});

	test('how much a comment weighs that does not work', () => {
		expect(found({ severities: { 'suppression-without-reason': 'off', 'unused-suppression': 'error' } })).toEqual([
			'hint unknown-setting',
			'error unused-suppression',
		]);
	});

	test('rules that are off: nobody knows whether a comment about them is needed', () => {
		expect(found({ severities: { 'suppression-without-reason': 'off', syntax: 'off' } })).toEqual([
			'hint unknown-setting',
		]);
	});
});

test('a file of thousands of comments takes no longer for each', () => {
	const block = (index: number) =>
		`# mailtls: ignore[weak-key, nonsense] ${index}\n# mailtls: ignore[syntax] x\nx${index} = ${index}\n`;
	const timeOf = (count: number) => {
		const text = Array.from({ length: count }, (_, index) => block(index)).join('');
		const start = performance.now();
		const { findings } = analysisOf(text);
		expect(findings.length).toBeGreaterThan(count);
		return performance.now() - start;
	};
	timeOf(500);
	const small = timeOf(1000);
	expect(timeOf(8000)).toBeLessThan(8 * small * 4 + 200);
});
