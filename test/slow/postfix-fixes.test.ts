import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../server/src/engine/options.js';
import type { LanguageId } from '../../server/src/languages/language.js';
import { ruleIds } from '../../server/src/rules/index.js';
import { type Analysis, analyse, parse } from '../../server/src/service/check.js';
import { fixAll } from '../../server/src/service/fixes.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { readFixtures } from '../rules/fixture.js';
import { resources } from '../rules/resources.js';
import { postconf, postconfOf, postmapOf } from './postfix.js';

const pages = new URL('../../server/src/rules/', import.meta.url);
const sample = readFileSync(new URL('../../samples/postfix/main.cf', import.meta.url), 'utf8');
const { options } = readOptions({}, ruleIds);

describe('every fix of every example leaves Postfix no new complaint', () => {
	const texts = readdirSync(pages)
		.filter(name => name.endsWith('.md'))
		.flatMap(name =>
			readFixtures(readFileSync(new URL(name, pages), 'utf8')).map(
				({ title, language, text }) => [`${name}: ${title}`, language, text] as const,
			),
		);
	test.each(texts)('%s', (_, language, text) => {
		const before = complaints(text, language);
		for (const { fixes } of analysisOf(text, language).findings) {
			for (const { title, edits } of fixes) {
				const after = complaints(applyEdits(text, edits), language);
				// A variable of the postmaster's own may have no user left; Postfix says so and goes on.
				const isOrphan = (line: string) => {
					const name = /unused parameter: (\w+)=/.exec(line)?.[1];
					return name !== undefined && new RegExp(`\\$\\{?${name}\\b`).test(text);
				};
				expect(
					after.filter(line => !before.includes(line) && !isOrphan(line)),
					title,
				).toEqual([]);
			}
		}
	});
});

test.each(['safe', 'unsafe'] as const)('the sample, with all %s fixes, is accepted', safety => {
	let text = sample;
	for (let round = 0; round < 10; round++) {
		text = applyEdits(text, fixAll(analysisOf(text), safety));
	}
	expect(fixAll(analysisOf(text), safety)).toEqual([]);
	const before = complaints(sample);
	expect(complaints(text).filter(line => !before.includes(line))).toEqual([]);
	expect(postconf(text, '-n').status).toBe(0);
});

test('the sample shows at least eight rules', () => {
	expect(new Set(analysisOf(sample).findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(8);
});

function analysisOf(text: string, language: LanguageId = 'postfix-main'): Analysis {
	return analyse(parse(fileNames[language], text, language), options, resources);
}

const fileNames: Readonly<Record<LanguageId, 'main.cf' | 'master.cf' | 'tls_policy'>> = {
	'postfix-main': 'main.cf',
	'postfix-master': 'master.cf',
	'postfix-tls-policy': 'tls_policy',
};

/** Warnings and errors of postconf or postmap, without line numbers, each once. */
function complaints(text: string, language: LanguageId = 'postfix-main'): readonly string[] {
	const files = { 'main.cf': '', 'master.cf': '', [fileNames[language]]: text };
	const { stderr } =
		language === 'postfix-tls-policy'
			? postmapOf(text, 'texthash', '-s')
			: postconfOf(files, language === 'postfix-main' ? '-nx' : '-P');
	return [...new Set(stderr.split('\n').map(line => line.replace(/line \d+/g, 'line')))];
}
