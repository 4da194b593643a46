import type { MultiformatMessageString } from 'sarif';
import type { Rule } from '../../engine/rule.js';
import { pageOf, rulePage, type SectionTitle } from '../../service/rule-page.js';

/** What a viewer shows of a rule beside its findings: all of its page but the examples. */
export function ruleHelp({ id, summary, references }: Rule): MultiformatMessageString {
	const page = rulePage(id);
	const sources = references.join('; ');
	return {
		text: paragraphs(summary, sources && `Who says so: ${sources}`, page),
		markdown: paragraphs(
			summary,
			...(sections(id) ?? [sources && `**Who says so:** ${sources}`]),
			`[All about ${id}](${page})`,
		),
	};
}

const shown: readonly SectionTitle[] = [
	'What it finds',
	'Why it matters for mail',
	'How to fix',
	'Who says so',
	'When to ignore it',
];

function sections(id: string): readonly string[] | undefined {
	const page = pageOf(id);
	return page && shown.map(title => `### ${title}\n\n${withLinks(page.sections[title])}`);
}

/** Pages link to each other by the names of their files. */
function withLinks(markdown: string): string {
	return markdown.replace(/\]\(([a-z0-9-]+)\.md\)/g, (_, id: string) => `](${rulePage(id)})`);
}

function paragraphs(...texts: readonly string[]): string {
	return texts.filter(text => text !== '').join('\n\n');
}
