import { languageIds, languages } from '../languages/index.js';
import { defaultTarget } from '../languages/target.js';
import type { Style } from './report-text.js';
import { wrap } from './wrap.js';

/** What hovers say about a setting of any program; `undefined` where none has it. */
export function settingText(name: string, { columns }: Style): string | undefined {
	for (const id of languageIds) {
		const markdown = languages[id].describe(name, undefined, defaultTarget);
		if (markdown !== undefined) {
			const lines = plainText(markdown).split('\n');
			return `${lines.flatMap(line => wrap(line, columns)).join('\n')}\n`;
		}
	}
	return undefined;
}

/** The Markdown of a hover as text. */
function plainText(markdown: string): string {
	return markdown
		.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
		.replace(/\*\*|`/g, '')
		.replace(/ +$/gm, '')
		.replace(/\n{3,}/g, '\n\n');
}
