import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../server/src/engine/rule.js';
import { rulesByGroup } from '../../server/src/rules/groups.js';
import { ruleIds, rules } from '../../server/src/rules/index.js';
import { pageOf, rulePage, sectionTitles } from '../../server/src/service/rule-page.js';
import { analysisOf } from '../service/analysis.js';
import { type Fixture, readFixtures } from './fixture.js';

describe.each(rules.map(rule => [rule.id, rule] as const))('the page of %s', (id, rule) => {
	const page = pageOf(id);

	test('has the title and the summary of the rule, and something in each section', () => {
		expect(page).toMatchObject({ title: id, summary: rule.summary });
		expect(sectionTitles.filter(title => page?.sections[title] === '')).toEqual([]);
	});

	test('has no section but the known ones', () => {
		const text = readFileSync(new URL(`../../server/src/rules/${id}.md`, import.meta.url), 'utf8');
		expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(sectionTitles);
	});

	test('names every reference of the rule', () => {
		const prose = plain(page?.sections['Who says so'] ?? '');
		const missing = rule.references.flatMap(reference => partsOf(reference)).filter(part => !prose.includes(part));
		expect(missing).toEqual([]);
	});

	test('links to rules that exist', () => {
		const links = [...JSON.stringify(page?.sections).matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
		expect(links.filter(link => !ruleIds.some(known => link === `${known}.md`))).toEqual([]);
	});

	test('shows a finding, a configuration without any, and what the preferred fix leaves', () => {
		const examples = page?.sections.Examples ?? '';
		expect(examples).toMatch(/^### /);
		const fixtures = readFixtures(examples);
		const expected = fixtures.map(({ files }) => files.flatMap(file => file.expected));
		expect(expected.some(findings => findings.some(finding => finding.rule === id))).toBe(true);
		expect(expected.some(findings => findings.length === 0)).toBe(true);
		if (fixtures.some(fixture => hasPreferredFix(rule, fixture))) {
			const fixed = fixtures.flatMap(({ files }) => files).filter(file => file.fixed !== undefined);
			expect(fixed.length).toBeGreaterThan(0);
		}
	});
});

test('every rule is in one group, and in no other', () => {
	const grouped = rulesByGroup().flatMap(group => group.rules.map(({ id }) => id));
	expect(grouped.sort()).toEqual([...ruleIds].sort());
});

test('a page is where package.json says that the site is', () => {
	const manifest: { homepage?: string } = JSON.parse(
		readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
	);
	expect(rulePage('legacy-ssl')).toBe(`${manifest.homepage}rules/legacy-ssl.html`);
});

test('there is no page of what is no rule', () => {
	expect(pageOf('gibberish')).toBeUndefined();
});

/** `postconf(5) smtpd_tls_ciphers`: the document and the place in it, which may stand in two parts of a sentence. */
function partsOf(reference: string): readonly string[] {
	if (reference.startsWith('measured')) {
		return ['measured'];
	}
	const place = /,? (?:§.*|appendix .*|"[^"]*"|(?<=\) )\w+)$/.exec(reference)?.[0] ?? '';
	const document = reference.slice(0, reference.length - place.length);
	return [document, ...place.split(/[ ,]+(?=§)/)].map(part => plain(part).replace(/^[ ,"]+|"$/g, '')).filter(Boolean);
}

function plain(markdown: string): string {
	return markdown.replaceAll('`', '').replaceAll(/\s+/g, ' ').toLowerCase();
}

function hasPreferredFix({ id }: Rule, { files, target, baseline, missing }: Fixture): boolean {
	const severities = Object.fromEntries(ruleIds.filter(other => other !== id).map(other => [other, 'off']));
	return files.some(({ name, language, text }) => {
		const beside = files.filter(file => file.name !== name).map(file => ({ file: file.name, text: file.text }));
		const { findings } = analysisOf(text, { target, baseline, severities }, { language, name, beside, missing });
		return findings.some(({ fixes }) => fixes.some(({ preferred }) => preferred));
	});
}
