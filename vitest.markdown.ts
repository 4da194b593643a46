import type { Plugin } from 'vitest/config';

/** Imports Markdown as its text, as the bundles do. */
export const markdownAsText: Plugin = {
	name: 'markdown-as-text',
	transform: (text, id) => (id.endsWith('.md') ? `export default ${JSON.stringify(text)};` : undefined),
};
