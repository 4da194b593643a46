import { pages } from '../rules/pages.js';

/** Where the site of MailTLS is published; `homepage` of package.json. */
export const site = 'https://mailtls.github.io/mailtls/';

/** Where the page of a rule is published. */
export function rulePage(id: string): string {
	return `${site}rules/${encodeURIComponent(id)}.html`;
}

/** The sections of every page, in this order. */
export const sectionTitles = [
	'What it finds',
	'Why it matters for mail',
	'How to fix',
	'Examples',
	'Who says so',
	'When to ignore it',
] as const;

export type SectionTitle = (typeof sectionTitles)[number];

/** What a rule's page says; sections are Markdown, and link to other pages as `[id](id.md)`. */
export interface RulePage {
	/** The id of the rule. */
	readonly title: string;
	readonly summary: string;
	readonly sections: Readonly<Record<SectionTitle, string>>;
}

/** The page of a rule as data; `undefined`: there is no such rule. */
export function pageOf(id: string): RulePage | undefined {
	const markdown = pages.get(id);
	return markdown === undefined ? undefined : readPage(markdown);
}

function readPage(markdown: string): RulePage {
	const [head = '', ...parts] = markdown.split(/^## /m);
	const [title = '', ...summary] = head.replace(/^# /, '').trim().split('\n');
	const bodies = new Map(parts.map(part => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
	const section = (name: SectionTitle) => bodies.get(name) ?? '';
	return {
		title,
		summary: oneLine(summary.join('\n')),
		sections: {
			'What it finds': section('What it finds'),
			'Why it matters for mail': section('Why it matters for mail'),
			'How to fix': section('How to fix'),
			Examples: section('Examples'),
			'Who says so': section('Who says so'),
			'When to ignore it': section('When to ignore it'),
		},
	};
}

function oneLine(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}
