import { expect, test, vi } from 'vitest';
import { type Report, toReport } from '../../server/src/cli/report.js';
import { checkGithub } from '../../server/src/cli/report-github.js';
import { checkJson } from '../../server/src/cli/report-json.js';
import { checkSarif } from '../../server/src/cli/report-sarif.js';
import { checkText } from '../../server/src/cli/report-text.js';
import { styleOf } from '../../server/src/cli/style.js';
import type { Suppression } from '../../server/src/engine/finding.js';
import { analysisOf } from '../service/analysis.js';
import { lines } from './mailtls.js';
import { readSarif, resultsOf } from './sarif.js';

vi.mock('../../server/src/rules/index.js', async () => {
	const { inventedRules } = await import('./invented-rules.js');
	return { rules: inventedRules, ruleIds: inventedRules.map(({ id }) => id) };
});

const text = lines('a = B', 'a = B', 'c = D');

/** The report of a file whose findings at these places of the list are suppressed. */
function reportWith(suppressions: ReadonlyMap<number, Suppression>): Report {
	const path = '/mail/main.cf';
	const analysis = analysisOf(text);
	const source = { file: 'main.cf', path, language: 'postfix-main', text, encoding: 'utf-8', isStdin: false } as const;
	const findings = analysis.findings.filter((_, index) => !suppressions.has(index));
	const suppressed = analysis.findings.flatMap((finding, index) => {
		const suppression = suppressions.get(index);
		return suppression === undefined ? [] : [{ finding, suppression }];
	});
	return toReport([{ source, analysis: { ...analysis, findings, suppressed } }]);
}

const viewpoint = { cwd: '/mail', base: '/mail' };
const sarif = (report: Report) =>
	resultsOf(readSarif(checkSarif(report, { version: '1.2.3', viewpoint, problems: [], notes: [], rules: [] })));

const plain = styleOf({ write: () => {}, isTerminal: false, columns: undefined }, false, {});

const some = reportWith(
	new Map([
		[0, { kind: 'inSource', reason: 'An old scanner, gone by 2027.' }],
		[3, { kind: 'external', reason: '' }],
	]),
);

test('SARIF has suppressed findings in their place, with the reason, and without fixes', () => {
	const results = sarif(some);
	expect(results.map(({ ruleId, locations }) => [ruleId, locations?.[0]?.physicalLocation?.region?.startLine])).toEqual(
		[
			['shouting', 1],
			['repeated', 2],
			['shouting', 2],
			['shouting', 3],
		],
	);
	expect(results.map(({ suppressions }) => suppressions)).toEqual([
		[{ kind: 'inSource', status: 'accepted', justification: 'An old scanner, gone by 2027.' }],
		[],
		[],
		[{ kind: 'external', status: 'accepted' }],
	]);
	expect(results.map(({ fixes }) => fixes?.length)).toEqual([undefined, 1, 1, undefined]);
});

test('suppressing a finding changes no fingerprint', () => {
	const fingerprints = (report: Report) => sarif(report).map(({ partialFingerprints }) => partialFingerprints);
	expect(fingerprints(some)).toEqual(fingerprints(reportWith(new Map())));
});

test('text, JSON and annotations count them at most', () => {
	expect(checkText(some, plain)).toMatch(
		/\n1 error, 1 warning in 1 file \(1 fixable with --fix, 1 more with --fix=unsafe\), 2 suppressed\n$/,
	);
	expect(checkText(some, plain)).not.toContain('main.cf:3:');
	expect(JSON.parse(checkJson(some))).toMatchObject({
		suppressed: 2,
		findings: [{ rule: 'repeated' }, { rule: 'shouting' }],
	});
	expect(checkGithub(some, viewpoint).split('\n')).toHaveLength(3);
});

test('all suppressed', () => {
	const all = reportWith(new Map([0, 1, 2, 3].map(index => [index, { kind: 'external', reason: 'old' }])));
	expect(checkText(all, plain)).toBe('No findings in 1 file, 4 suppressed.\n');
});
