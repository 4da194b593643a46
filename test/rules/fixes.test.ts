import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixViolations } from '../service/fix-effects.js';
import { readFixtures } from './fixture.js';

/** All rules judge all examples: a fix of one must not give work to another. */
describe('each fix by itself does away with its finding, and with nothing else', () => {
	for (const folder of ['../../server/src/rules/', './'].map(path => new URL(path, import.meta.url))) {
		test.each(readdirSync(folder).filter(name => name.endsWith('.md')))('%s', name => {
			const violations = readFixtures(readFileSync(new URL(name, folder), 'utf8')).flatMap(
				({ title, files, target, baseline, missing }) =>
					fixViolations({ files, settings: { target, baseline }, missing }).map(violation => ({ title, ...violation })),
			);
			expect(violations).toEqual([]);
		});
	}
});
