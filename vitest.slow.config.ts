import { defineConfig } from 'vitest/config';

/** Tests that need real programs or a real disk: `npm run test:slow`. */
export default defineConfig({
	test: { include: ['test/slow/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
