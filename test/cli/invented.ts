import { vi } from 'vitest';
import * as program from './mailtls.js';

// Expectations of the program's own behaviour do not change with every new rule. (The mock moves above the imports.)
vi.mock('../../server/src/rules/index.js', async () => {
	const { inventedRules } = await import('./invented-rules.js');
	return { rules: inventedRules, ruleIds: inventedRules.map(({ id }) => id) };
});

/** The program with a few invented rules in place of the real ones. */
export const { mailtls, checkJson } = program;
