import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../../server/src/service/fixes.js';
import { applyEdits, type FileEdit } from '../../server/src/text/edit.js';
import { type FixtureFile, readFixtures } from '../rules/fixture.js';
import { analysisOf } from '../service/analysis.js';
import { postconf, postconfOf, postmapOf } from './postfix.js';

type Files = readonly Pick<FixtureFile, 'name' | 'language' | 'text'>[];

const pages = new URL('../../server/src/rules/', import.meta.url);
const sample = readFileSync(new URL('../../samples/postfix/main.cf', import.meta.url), 'utf8');

describe('every fix of every example leaves Postfix no new complaint', () => {
	const examples = readdirSync(pages)
		.filter(name => name.endsWith('.md'))
		.flatMap(name =>
			readFixtures(readFileSync(new URL(name, pages), 'utf8')).map(
				({ title, files, target, baseline }) =>
					[`${name}: ${title}`, files, { target, baseline }, name.replace('.md', '')] as const,
			),
		);
	test.each(examples)('%s', (_, files, settings, rule) => {
		const fixes = fixesOf(files, settings, rule);
		// Postfix is asked only where there is something to ask.
		const before = fixes.length === 0 ? [] : complaints(files);
		for (const { title, edits } of fixes) {
			const after = complaints(withEdits(files, edits));
			// A variable of the postmaster's own may have no user left; Postfix says so and goes on.
			const isOrphan = (line: string) => {
				const name = /unused parameter: (\w+)=/.exec(line)?.[1];
				return name !== undefined && files.some(({ text }) => new RegExp(`\\$\\{?${name}\\b`).test(text));
			};
			expect(
				after.filter(line => !before.includes(line) && !isOrphan(line)),
				title,
			).toEqual([]);
		}
	});
});

test.each(['safe', 'unsafe'] as const)('the sample, with all %s fixes, is accepted', safety => {
	let text = sample;
	for (let round = 0; round < 10; round++) {
		text = applyEdits(text, fixAll(analysisOf(text).findings, safety));
	}
	expect(fixAll(analysisOf(text).findings, safety)).toEqual([]);
	const before = complaints([mainCf(sample)]);
	expect(complaints([mainCf(text)]).filter(line => !before.includes(line))).toEqual([]);
	expect(postconf(text, '-n').status).toBe(0);
});

test('the sample shows at least eight rules', () => {
	expect(new Set(analysisOf(sample).findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(8);
});

function mainCf(text: string): Files[number] {
	return { name: 'main.cf', language: 'postfix-main', text };
}

/** Of one rule: the others have pages of their own. */
function fixesOf(files: Files, settings: unknown, wanted: string) {
	return files.flatMap(({ name, language, text }) => {
		const beside = files.filter(other => other.name !== name).map(other => ({ file: other.name, text: other.text }));
		return analysisOf(text, settings, { name, language, beside }).findings.flatMap(({ rule, fixes }) =>
			rule === wanted ? fixes : [],
		);
	});
}

function withEdits(files: Files, edits: readonly FileEdit[]): Files {
	return files.map(file => {
		const own = edits.filter(edit => edit.file === file.name);
		return { ...file, text: applyEdits(file.text, own) };
	});
}

/** Warnings and errors of postconf, without line numbers, each once. */
function complaints(files: Files): readonly string[] {
	const textOf = (wanted: string) => files.find(({ name }) => name.replace(/^.*\//, '') === wanted)?.text ?? '';
	const written = { 'main.cf': textOf('main.cf'), 'master.cf': textOf('master.cf') };
	const tables = files.filter(
		({ name, language }) => language === 'postfix-tls-policy' && !name.endsWith('/resolv.conf'),
	);
	const stderr = [
		...['-nx', ...(written['master.cf'] === '' ? [] : ['-P'])].map(option => postconfOf(written, option).stderr),
		...tables.map(({ text }) => postmapOf(text, 'texthash', '-s').stderr),
	].join('\n');
	return [...new Set(stderr.split('\n').map(line => line.replace(/line \d+/g, 'line')))];
}
