import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/engine/finding.js';
import type { Analysis } from '../../server/src/service/check.js';
import { printedValue } from '../../server/src/service/check.js';
import { ignorableAt, ignore } from '../../server/src/service/ignore.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { type Fixture, readFixtures } from '../rules/fixture.js';
import { analysisOf } from './analysis.js';

const pages = new URL('../../server/src/rules/', import.meta.url);

/** All examples of all rules, each judged by all of them. */
const examples = readdirSync(pages)
	.filter(name => name.endsWith('.md'))
	.map(name => [name, readFixtures(readFileSync(new URL(name, pages), 'utf8'))] as const);

test.each(examples)('the comment for a finding of an example: %s', (page, fixtures) => {
	for (const [index, fixture] of fixtures.entries()) {
		for (const file of fixture.files) {
			// Files of both kinds, in half the time.
			const text = index % 2 === 0 ? file.text : file.text.replaceAll('\n', '\r\n');
			const judge = (changed: string) => judgeFile(fixture, file.name, changed);
			checkAll(judge(text), page.replace('.md', ''), judge);
		}
	}
});

function judgeFile({ files, target, baseline, missing }: Fixture, name: string, text: string): Analysis {
	const beside = files.filter(file => file.name !== name).map(file => ({ file: file.name, text: file.text }));
	const language = files.find(file => file.name === name)?.language ?? 'postfix-main';
	// What the comments of an example ignore may be in the way of a new one.
	const severities = { 'unused-suppression': 'off' };
	return analysisOf(text, { target, baseline, severities }, { language, name, beside, missing });
}

function checkAll(before: Analysis, rule: string, judge: (text: string) => Analysis): void {
	const { text } = before.config;
	const offered = before.findings
		.flatMap(({ span }) => ignorableAt(before, span))
		.filter(({ finding }) => finding.rule === rule);
	for (const { finding, scope } of new Map(
		offered.map(one => [JSON.stringify([one.finding.rule, one.scope]), one]),
	).values()) {
		const edit = ignore(before, finding, scope, 'somebody asked');
		if (edit === undefined) {
			throw new Error('It was offered');
		}
		const after = judge(applyEdits(text, [edit]));
		const where = `${finding.rule} ${scope}\n${after.config.text}`;
		const reasons = after.suppressed
			.filter(({ finding: own }) => own.rule === rule)
			.map(({ suppression }) => suppression);
		expect(reasons, where).toContainEqual({ kind: 'inSource', reason: 'somebody asked' });
		// Nothing but this rule is silenced, and on this line or in the whole file.
		expect(othersThan(finding, after.findings), where).toEqual(othersThan(finding, before.findings));
		expect(settingsOf(after), where).toEqual(settingsOf(before));
		expect(after.config.text.replaceAll('\r\n', ''), where).not.toContain(text.includes('\r\n') ? '\n' : '\r');
	}
}

function othersThan({ rule }: Finding, findings: readonly Finding[]): readonly string[] {
	return findings.filter(other => other.rule !== rule).map(({ rule: id, message }) => `${id}: ${message}`);
}

function settingsOf({ config }: Analysis): readonly unknown[] {
	return config.settings.map(setting => [setting.section, setting.name.text, printedValue(config, setting)]);
}
