import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mailtls } from '../cli/mailtls.js';
import { readFixtures } from '../rules/fixture.js';

const prose = new URL('../../scripts/site/prose/', import.meta.url);

/** What `mailtls check --format json` prints, as far as the test looks at it. */
interface Report {
	readonly findings: readonly {
		readonly rule: string;
		readonly severity: string;
		readonly message: string;
		readonly range: { readonly start: { readonly line: number; readonly column: number } };
	}[];
}

test('the front page shows what the program says, and what its fixes leave', async () => {
	const [fixture] = readFixtures(readFileSync(new URL('index.md', prose), 'utf8'));
	const [file] = fixture?.files ?? [];
	const options = ['--target', 'os=debian-12', '--stdin', '--file', 'main.cf'];
	const { stdout } = await mailtls(['check', '--format', 'json', ...options], { stdin: file?.text ?? '' });
	const report: Report = JSON.parse(stdout);
	expect(
		report.findings.map(({ rule, severity, message, range: { start } }) => ({ rule, severity, message, ...start })),
	).toEqual(
		file?.expected.map(({ rule, severity, message, line, start }) => ({
			rule,
			severity,
			message,
			line: line + 1,
			column: start + 1,
		})),
	);
	const fixed = await mailtls(['check', '--fix=unsafe', ...options], { stdin: file?.text ?? '' });
	expect(fixed.stdout).toBe(file?.fixed);
});
