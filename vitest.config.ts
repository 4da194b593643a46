import { defineConfig } from 'vitest/config';

/** The time limit only ends what hangs: machines may be busy. */
export default defineConfig({
	test: { include: ['test/**/*.test.ts'], exclude: ['test/vscode/**', 'test/slow/**'], testTimeout: 60_000 },
});
