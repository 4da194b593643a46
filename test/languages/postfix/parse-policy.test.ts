import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInForce } from '../../../server/src/languages/language.js';
import { parse } from '../../../server/src/service/check.js';
import { fixAll, fixesAt } from '../../../server/src/service/fixes.js';
import { hover } from '../../../server/src/service/hover.js';
import { applyEdits } from '../../../server/src/text/edit.js';
import { analysisOf } from '../../service/analysis.js';

function read(text: string) {
	return parse('tls_policy', text, 'postfix-tls-policy');
}

function entries(text: string): string[] {
	return read(text).settings.map(({ name, value }) => `${name.text} → ${value.text}`);
}

describe('entries', () => {
	// What `postmap -s texthash:` of 3.7.11 prints, in its own order.
	test.each([
		['A.Example.com  encrypt\n', ['a.example.com → encrypt']],
		['"b c" secure match=x\n', ['"b c" → secure match=x']],
		['"d\\"e\\\\" x\n# c\n  cont\n', ['"d\\"e\\\\" → x  cont']],
		['x  y \n  z\n# comment\n\n  w\n', ['x → y   z  w']],
		['"q"r v\n', ['"q"r → v']],
		['K2 v#not a comment\r\n', ['k2 → v#not a comment']],
		['key\n  value\n', ['key → value']],
		['a encrypt', ['a → encrypt']],
		['/^\\[[^]]+\\]$/ encrypt\n', ['/^\\[[^]]+\\]$/ → encrypt']],
	])('%j', (text, expected) => {
		expect(entries(text)).toEqual(expected);
		expect(read(text).problems).toEqual([]);
	});

	test('of one key: the first counts', () => {
		const config = read('k1 may\nK1 none\n');
		expect(config.settings.map(setting => isInForce(config, setting))).toEqual([true, false]);
	});

	// As pcre_table(5) has it.
	test('patterns may hold blanks and capital letters, in blocks', () => {
		const text = 'if !/Local/\n/^A B\\/c$/i encrypt\nendif\n';
		expect(entries(text)).toEqual(['/^A B\\/c$/i → encrypt']);
		expect(read(text).problems).toEqual([]);
	});
});

// Postfix: "expected format: key whitespace value -- ignoring this line", "unbalanced '"'", "logical line must not start with".
test.each([
	['foo\n', 'error: There is no value behind the key: expected "key value". Postfix ignores this line.'],
	['"bar encrypt\n', 'error: The quotation mark is not closed. Postfix ignores this line.'],
	[' foo encrypt\n', 'warning: This line continues nothing'],
])('%j is ignored', (text, message) => {
	const { settings, problems } = read(text);
	expect(settings).toEqual([]);
	expect(problems.map(problem => `${problem.severity}: ${problem.message}`)).toEqual([
		expect.stringContaining(message),
	]);
});

test('templates are given the benefit of the doubt', () => {
	const text = '{% for partner in partners %}\n{{ partner }} encrypt\n{{ partner.policy }}\n{% endfor %}\n';
	expect(read(text).problems).toEqual([]);
	expect(analysisOf(text, {}, { language: 'postfix-tls-policy' }).findings).toEqual([]);
});

describe('hover', () => {
	const hoverAt = (marked: string) => {
		const offset = marked.indexOf('|');
		return hover(analysisOf(marked.replace('|', ''), {}, { language: 'postfix-tls-policy' }), offset)?.markdown;
	};
	test.each([
		['exa|mple.com encrypt\n', 'Subdomains need an entry of their own'],
		['.exa|mple.com encrypt\n', 'every domain below example.com'],
		['[ma|il.example.com]:587 encrypt\n', 'the very next hop'],
		['mail.exam|ple.com:587 encrypt\n', 'port included'],
		['/ex|ample/ encrypt\n', '`pcre:`'],
		['example.com enc|rypt\n', '`encrypt`: TLS or no delivery'],
		['example.com no|ne\n', '`none`: no TLS for this destination'],
		['example.com secure\n  mat|ch=nexthop\n', '`match`: what the certificate'],
	])('%s', (marked, expected) => {
		expect(hoverAt(marked)).toContain(expected);
	});
});

const words = [
	...[
		'encrypt',
		'secure',
		'none',
		'may',
		'fingerprint',
		'match=',
		'match',
		'=',
		'.example.com',
		'ciphers=high',
		'{',
		'}',
	],
	...[
		'protocols=>=TLSv1.2',
		',',
		':',
		'#',
		'"',
		'\\',
		'/',
		'/a b/',
		'if',
		'endif',
		'{{ x }}',
		'$',
		'\n  ',
		'\n# c\n  ',
		'\r\n',
	],
	...['*', '*.example.com', 'servername=', 'é', '😀', '\0', '\ufeff', 'policy_ttl=1', 'tafile=/x', '|', '='],
];
const text = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 8 }), { maxLength: 8 }).map(lines => {
	return lines.map(line => line.join(' ')).join('\n');
});
const target = fc.constantFrom({}, { postfix: '2.3' }, { postfix: '3.11' });

test('whatever the text: nothing breaks, the items spell the file, and fixing comes to an end', () => {
	fc.assert(
		fc.property(text, target, fc.boolean(), (original, programs, isInline) => {
			const language = isInline ? 'postfix-main' : 'postfix-tls-policy';
			const written = isInline ? `smtp_tls_policy_maps = inline:{ { a = ${original} } }\n` : original;
			const analysis = analysisOf(written, { target: programs }, { language });
			const { items } = analysis.config;
			expect(items.map(({ span }) => written.slice(span.start, span.end)).join('')).toBe(written);
			for (const { span } of analysis.findings) {
				expect(span.start >= 0 && span.start <= span.end && span.end <= written.length).toBe(true);
				fixesAt(analysis, span);
			}
			for (let offset = 0; offset <= written.length; offset += 3) {
				hover(analysis, offset);
			}
			let fixed = written;
			for (let round = 0; round < 20; round++) {
				const edits = fixAll(analysisOf(fixed, { target: programs }, { language }).findings, 'unsafe');
				if (edits.length === 0) {
					return;
				}
				fixed = applyEdits(fixed, edits);
			}
			expect.unreachable('the fixes do not come to an end');
		}),
		{ numRuns: 150 },
	);
});
