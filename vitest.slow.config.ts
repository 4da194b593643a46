import { defineConfig } from 'vitest/config';
import { markdownAsText } from './vitest.markdown.js';

/** Tests that need real programs or a real disk: `npm run test:slow`. */
export default defineConfig({
	plugins: [markdownAsText],
	test: { include: ['test/slow/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
