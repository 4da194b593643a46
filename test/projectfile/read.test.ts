import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseFor } from '../../server/src/projectfile/choose.js';
import { readProjectFile } from '../../server/src/projectfile/read.js';
import { lineIndex, positionAt } from '../../server/src/text/lines.js';
import { invalidFiles, otherMistakes, validFiles } from './examples.js';

const path = '/srv/mail/.mailtls.yaml';

/** Place and message of each problem. */
function problemsOf(text: string): readonly string[] {
	const lines = lineIndex(text);
	return readProjectFile(path, text).problems.map(({ span, message }) => {
		const { line, character } = positionAt(lines, span.start);
		return `${line + 1}:${character + 1} ${message}`;
	});
}

/** What is chosen for a file below the project file's folder. */
function chosen(text: string, file = 'main.cf') {
	const { projectFile, problems } = readProjectFile(path, text);
	expect(problems).toEqual([]);
	return chooseFor(`/srv/mail/${file}`, projectFile, {});
}

describe('a valid project file', () => {
	test.each(Object.entries(validFiles))('with %s', (_, text) => {
		expect(problemsOf(text)).toEqual([]);
	});

	test.each(['', '# nothing yet\n', '---\n', '\ufeff', '\n\n'])('may be as good as empty: %j', text => {
		expect(chosen(text).options.baseline).toBe('postmaster-2026');
	});
});

describe('a mistake', () => {
	test.each(Object.entries({ ...invalidFiles, ...otherMistakes }))(
		'is named with its place: %s',
		(_, [text, ...expected]) => {
			const found = problemsOf(text);
			expect(found.map((problem, index) => problem.slice(0, expected[index]?.length))).toEqual(expected);
		},
	);

	test('leaves the rest in force', () => {
		const { projectFile } = readProjectFile(
			path,
			'baseline: bettercrypto\nseverities: { weak-dh: off, weak-keys: off }\n',
		);
		const { options } = chooseFor('/srv/mail/main.cf', projectFile, {});
		expect(options.baseline).toBe('bettercrypto');
		expect([...options.severities]).toEqual([['weak-dh', 'off']]);
	});

	test('stands where it does behind a byte order mark and Windows line ends', () => {
		expect(problemsOf('\ufeffbaseline: bettercrypto\r\n\r\ntarget:\r\n  oss: x\r\n')[0]).toMatch(
			/^4:3 Unknown target "oss"/,
		);
	});
});

describe('YAML', () => {
	test('off and no are texts', () => {
		expect([...chosen('severities: { weak-dh: off }\n').options.severities]).toEqual([['weak-dh', 'off']]);
		expect([...chosen('%YAML 1.1\n---\nseverities: { weak-dh: off }\n').options.severities]).toEqual([
			['weak-dh', 'off'],
		]);
		expect(problemsOf('severities: { weak-dh: no }\n')[0]).toMatch(/Unknown severity "no"/);
	});

	test.each([
		['3.10', '3.10'],
		['3.1', '3.1'],
		['"3.10"', '3.10'],
		['3.10.1', '3.10.1'],
	])('a release is what is written: %s', (written, release) => {
		expect(chosen(`target: { postfix: ${written} }\n`).options.target.postfix).toBe(release);
	});

	test('an alias stands for a release as it is written, too', () => {
		const text = 'target: { postfix: &v 3.10 }\noverrides: [{ files: [a], target: { exim: *v, postfix: *v } }]\n';
		expect(chosen(text, 'a/main.cf').options.target.postfix).toBe('3.10');
	});

	test('what stands for very much of itself is not followed', () => {
		const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
		const bomb = levels.map((name, index) => {
			const below = levels[index - 1];
			return `${name}: &${name} [${Array(9)
				.fill(below === undefined ? 'x' : `*${below}`)
				.join(', ')}]`;
		});
		const started = performance.now();
		expect(problemsOf(`${bomb.join('\n')}\nignore: *i\n`).length).toBeGreaterThan(0);
		expect(performance.now() - started).toBeLessThan(2000);
	});

	test.each([
		['brackets', '['],
		['braces', '{a: '],
		['dashes', '- '],
		['question marks', '? '],
		['aliases', '*a '],
		['anchors', '&a '],
		['quotation marks', '"'],
		['keys', 'a:\n'],
		['colons', ': '],
		['stars', '*'],
	])('many %s do no harm', (_, piece) => {
		const started = performance.now();
		expect(problemsOf(piece.repeat(20_000 / piece.length)).length).toBeGreaterThan(0);
		expect(performance.now() - started).toBeLessThan(3000);
	});

	test('a file that is no project file for its size is not read', () => {
		expect(problemsOf('#\n'.repeat(100_000))).toEqual([
			'1:1 This file has 200000 characters; expected a project file, which has 131072 at most.',
		]);
	});

	const piece = fc.constantFrom(
		...['baseline', 'target', 'overrides', 'files', 'severities', 'weak-dh', 'ignore', 'off', '3.10', '"', "'"],
		...[
			':',
			': ',
			'- ',
			'[',
			']',
			'{',
			'}',
			',',
			'\n',
			'\n  ',
			'\t',
			'&a',
			'*a',
			'!',
			'|',
			'>',
			'#',
			'---',
			'%',
			'<<',
			'?',
		],
		...['\ufeff', '\r\n', '\0', '\u2028', '💥', '**', '../', '\\'],
	);
	test.each([
		['of any signs', fc.string({ unit: 'binary' })],
		['of what project files are made of', fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))],
	])('any text %s yields options, or a problem inside of the text', (_, texts) => {
		fc.assert(
			fc.property(texts, text => {
				const { projectFile, problems } = readProjectFile(path, text);
				chooseFor('/srv/mail/mx/main.cf', projectFile, {});
				for (const { span, message } of problems) {
					expect(span.start).toBeGreaterThanOrEqual(0);
					expect(span.start).toBeLessThanOrEqual(text.length);
					expect(message).not.toBe('');
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('patterns', () => {
	test.each([
		['main.cf', 'main.cf', true],
		['main.cf', 'a/b/main.cf', true],
		['main.cf', 'main.cf.j2', false],
		['/main.cf', 'a/main.cf', false],
		['mx', 'mx/main.cf', true],
		['mx', 'a/mx/b/main.cf', true],
		['mx/', 'mx/main.cf', true],
		['a/mx', 'a/mx/main.cf', true],
		['mx/**', 'mx/main.cf', true],
		['mx/*', 'mx/a/main.cf', true],
		['a/*.cf', 'a/main.cf', true],
		['a/*.cf', 'b/a/main.cf', false],
		['**/*.cf', 'main.cf', true],
		['a/{b,c}/main.cf', 'a/c/main.cf', true],
		['a/[bc]', 'a/b/main.cf', true],
		['main.c?', 'main.cf', true],
		['*', '.hidden/main.cf', true],
		['a', 'ab/main.cf', false],
		['**/b/**/main.cf', 'a/b/c/d/main.cf', true],
		['**/b/**/main.cf', 'b/main.cf', true],
		['**/b/**/main.cf', 'a/c/main.cf', false],
		['**', 'main.cf', true],
		['a/**/b', 'a/b/main.cf', true],
		['a/**/b/', 'a/b', false],
		['a//b', 'a/b', true],
	])('%s and %s: %s', (pattern, file, isMeant) => {
		const { projectFile } = readProjectFile(path, `ignore: ["${pattern}"]\n`);
		expect(chooseFor(`/srv/mail/${file}`, projectFile, {}).isIgnored).toBe(isMeant);
	});

	test('are matched at once, however nearly a path fits', () => {
		const { projectFile, problems } = readProjectFile(path, 'ignore: ["**/a/**/a/**/*a*a*b"]\n');
		expect(problems).toEqual([]);
		const started = performance.now();
		expect(chooseFor(`/srv/mail/${'a/'.repeat(40)}${'a'.repeat(250)}`, projectFile, {}).isIgnored).toBe(false);
		expect(performance.now() - started).toBeLessThan(1000);
	});

	test('start from the folder of the project file', () => {
		const { projectFile } = readProjectFile(path, 'ignore: [mail]\n');
		expect(chooseFor('/srv/mail/main.cf', projectFile, {}).isIgnored).toBe(false);
	});
});

describe('what is chosen', () => {
	const text = `baseline: bettercrypto
target: { os: debian-11, tls: openssl-1.0.2 }
severities: { weak-dh: off, weak-key: hint }
accepted: accepted.json
overrides:
  - files: [mx]
    severities: { weak-dh: hint }
    target: { postfix: 3.10 }
  - files: [mx/new]
    target: { os: debian-13 }
    baseline: dfn-cert-2017
`;

	test('holds for all files', () => {
		const { options, projectFile } = chosen(text);
		expect(options).toMatchObject({ baseline: 'bettercrypto', target: { postfix: '3.5.25', tls: 'openssl-1.0.2' } });
		expect(projectFile?.accepted).toBe('/srv/mail/accepted.json');
	});

	test('is what the overrides change of it, in their order', () => {
		const { options } = chosen(text, 'mx/main.cf');
		expect(Object.fromEntries(options.severities)).toEqual({ 'weak-dh': 'hint', 'weak-key': 'hint' });
		expect(options).toMatchObject({ baseline: 'bettercrypto', target: { postfix: '3.10', tls: 'openssl-1.0.2' } });
	});

	test('is the whole target of a system, where a later override names one', () => {
		const { options } = chosen(text, 'mx/new/main.cf');
		expect(options).toMatchObject({ baseline: 'dfn-cert-2017', target: { postfix: '3.10.5', tls: 'openssl-3.5' } });
	});

	test('lies over the settings of an editor, and below the command line', () => {
		const { projectFile } = readProjectFile(path, 'baseline: bettercrypto\n');
		const below = { baseline: 'dfn-cert-2017', codeLens: false };
		const file = '/srv/mail/main.cf';
		expect(chooseFor(file, projectFile, { below }).options).toMatchObject({
			baseline: 'bettercrypto',
			codeLens: false,
		});
		expect(chooseFor(file, projectFile, { above: { baseline: 'postmaster-2026' } }).options.baseline).toBe(
			'postmaster-2026',
		);
	});
});
