import { defineConfig } from 'vitest/config';
import { markdownAsText } from './vitest.markdown.js';

/** The time limit only ends what hangs: machines may be busy. */
export default defineConfig({
	plugins: [markdownAsText],
	test: { include: ['test/**/*.test.ts'], exclude: ['test/vscode/**', 'test/slow/**'], testTimeout: 60_000 },
});
