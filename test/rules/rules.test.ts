import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleIds, rules } from '../../server/src/rules/index.js';
import type { Analysis } from '../../server/src/service/check.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { lineIndex, positionAt } from '../../server/src/text/lines.js';
import { analysisOf } from '../service/analysis.js';
import { type Fixture, type FixtureFile, readFixtures } from './fixture.js';

const pages = new URL('../../server/src/rules/', import.meta.url);
const more = new URL('./', import.meta.url);

describe('the pages of the rules', () => {
	test('every rule has a file and a page, and every file is in the list', () => {
		const files = readdirSync(pages).filter(name => !['groups.ts', 'index.ts', 'pages.ts'].includes(name));
		expect(files.sort()).toEqual(ruleIds.flatMap(id => [`${id}.md`, `${id}.ts`]).sort());
		expect([...ruleIds]).toEqual([...ruleIds].sort());
	});

	test.each(rules.map(rule => [rule.id]))('%s says why, how to fix it, and shows a bad and a good example', id => {
		const page = `\n${readFileSync(new URL(`${id}.md`, pages), 'utf8')}`;
		for (const heading of [
			'# ',
			'## What it finds',
			'## Why it matters for mail',
			'## How to fix',
			'## Examples',
			'## Who says so',
			'## When to ignore it',
		]) {
			expect(page).toContain(`\n${heading}`);
		}
		const fixtures = readFixtures(page);
		const expected = fixtures.map(({ files }) => files.flatMap(file => file.expected));
		expect(expected.some(findings => findings.some(({ rule }) => rule === id))).toBe(true);
		expect(expected.some(findings => findings.length === 0)).toBe(true);
	});
});

for (const id of ruleIds) {
	describe(id, () => runAll(new URL(`${id}.md`, pages), id));
}

for (const name of readdirSync(more).filter(file => file.endsWith('.md'))) {
	describe(name, () => runAll(new URL(name, more), undefined));
}

/** A rule's page is judged by that rule alone, the other files by all rules. */
function runAll(file: URL, rule: string | undefined): void {
	for (const fixture of readFixtures(readFileSync(file, 'utf8'))) {
		test(fixture.title, () => check(fixture, rule));
	}
}

function check(fixture: Fixture, rule: string | undefined): void {
	for (const file of fixture.files) {
		const analysis = judge(file, fixture.files, fixture, rule);
		expect(findingsOf(analysis)).toEqual(file.expected.map(({ message: _, ...rest }) => rest));
		for (const [index, { message }] of file.expected.entries()) {
			if (message !== undefined) {
				expect(analysis.findings[index]?.message.slice(0, message.length)).toBe(message);
			}
		}
	}

	const fixed = fix(fixture, rule);
	for (const [index, { name, fixed: expected }] of fixture.files.entries()) {
		if (expected !== undefined) {
			expect(fixed[index]?.text, name).toBe(expected);
		}
	}
	const left = fixed
		.flatMap(file => judge(file, fixed, fixture, rule).findings)
		.filter(({ fixes }) => fixes.some(({ preferred }) => preferred));
	expect(left).toEqual([]);
}

type NamedText = Pick<FixtureFile, 'name' | 'language' | 'text'>;

/** Judges one of the files, which stand beside each other. */
function judge(
	{ name, language, text }: NamedText,
	files: readonly NamedText[],
	{ target, baseline, missing }: Fixture,
	rule: string | undefined,
): Analysis {
	const wanted = new Set([rule, ...ignoredIn(files)]);
	const others = rule === undefined ? [] : ruleIds.filter(id => !wanted.has(id)).map(id => [id, 'off']);
	const severities = Object.fromEntries(others);
	const beside = files.filter(file => file.name !== name).map(file => ({ file: file.name, text: file.text }));
	return analysisOf(text, { target, baseline, severities }, { language, name, beside, missing });
}

/** The rules that comments of an example say to ignore: whether they find something is what its rule is about. */
function ignoredIn(files: readonly NamedText[]): readonly string[] {
	return files.flatMap(({ text }) =>
		[...text.matchAll(/mailtls: ignore(?:-file)?\[([^\]]*)\]/g)].flatMap(([, ids = '']) => ids.split(/\s*,\s*/)),
	);
}

function findingsOf({ config, findings }: Analysis) {
	const index = lineIndex(config.text);
	return findings.map(({ span, severity, rule }) => {
		const start = positionAt(index, span.start);
		return { line: start.line, start: start.character, end: start.character + span.end - span.start, severity, rule };
	});
}

/** Applies the preferred fix of one finding after the other until none is left. */
function fix(fixture: Fixture, rule: string | undefined): readonly NamedText[] {
	let files: readonly NamedText[] = fixture.files;
	for (let round = 0; round < 20; round++) {
		const preferred = files
			.flatMap(file => judge(file, files, fixture, rule).findings)
			.flatMap(({ fixes }) => fixes)
			.find(candidate => candidate.preferred);
		if (preferred === undefined) {
			return files;
		}
		files = files.map(file => {
			const own = preferred.edits.filter(edit => edit.file === file.name);
			return own.length === 0 ? file : { ...file, text: applyEdits(file.text, own) };
		});
	}
	throw new Error(`The fixes do not come to an end:\n${files.map(({ text }) => text).join('\n')}`);
}
