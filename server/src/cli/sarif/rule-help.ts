import type { MultiformatMessageString } from 'sarif';
import type { Rule } from '../../engine/rule.js';
import { rulePage } from '../../service/rule-page.js';

/** What a viewer shows of a rule beside its findings. */
export function ruleHelp({ id, summary, references }: Rule): MultiformatMessageString {
	const page = rulePage(id);
	const sources = references.join('; ');
	return {
		text: paragraphs(summary, sources && `Who says so: ${sources}`, page),
		markdown: paragraphs(summary, sources && `**Who says so:** ${sources}`, `[All about ${id}](${page})`),
	};
}

function paragraphs(...texts: readonly string[]): string {
	return texts.filter(text => text !== '').join('\n\n');
}
