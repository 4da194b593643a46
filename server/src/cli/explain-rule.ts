import type { Severity } from '../engine/finding.js';
import { ruleGroups } from '../engine/group.js';
import type { Rule } from '../engine/rule.js';
import {
	type ExampleBlock,
	type ExampleFinding,
	exampleTitle,
	findingText,
	isFixed,
	readExample,
} from '../service/example.js';
import { describedOptions } from '../service/rule-options.js';
import { pageOf, rulePage, type SectionTitle, sectionTitles } from '../service/rule-page.js';
import { describeRole, roles } from '../tls/role.js';
import { markdownText } from './markdown.js';
import { type Style, severityColor } from './report-text.js';
import { indented } from './wrap.js';

/** The page of a rule, for people. */
export function ruleText(rule: Rule, style: Style): string {
	const { bold } = style.colors;
	const blocks = [
		indented(`${bold(rule.id)}: ${rule.summary}`, '', style.columns),
		indented(`${ruleGroups[rule.group]}. ${kinds[rule.kind]}`, '', style.columns),
		[bold('Severity'), ...severities(rule, style)],
		...sectionTitles.map(title => sectionText(rule.id, title, style)),
		optionsText(rule, style),
		[`In MailTLS since ${rule.since}. All examples: ${rulePage(rule.id)}`],
	];
	return `${blocks
		.filter(lines => lines.length > 0)
		.map(lines => lines.join('\n'))
		.join('\n\n')}\n`;
}

const kinds: Readonly<Record<Rule['kind'], string>> = {
	correctness: 'The setting does not do what it says: reported under every baseline.',
	floor: 'Prohibited everywhere: reported under every baseline.',
	policy: 'Depends on the baseline and on what the service is for.',
};

function severities({ severity }: Rule, { colors }: Style): readonly string[] {
	const line = (chosen: Severity, what: string) =>
		`  ${severityColor(chosen, colors)(chosen)}${' '.repeat(13 - chosen.length)}${what}`;
	const [first, ...others] = roles.map(role => severity[role]);
	if (first !== undefined && others.every(other => other === first)) {
		return [line(first, 'every kind of service')];
	}
	return roles.flatMap(role => {
		const chosen = severity[role];
		return chosen === undefined ? [] : [line(chosen, describeRole(role))];
	});
}

function optionsText(rule: Rule, { colors, columns }: Style): readonly string[] {
	const lines = describedOptions(rule).flatMap(({ name, default: value, description }) => {
		const byDefault = value === undefined ? '' : ` Default: ${JSON.stringify(value)}.`;
		return indented(`${description}${byDefault}`, `  ${colors.cyan(name)}  `, columns);
	});
	return lines.length === 0 ? [] : [colors.bold('Options'), ...lines];
}

function sectionText(id: string, title: SectionTitle, style: Style): readonly string[] {
	const markdown = pageOf(id)?.sections[title];
	if (markdown === undefined) {
		return [];
	}
	if (title === 'Examples') {
		return exampleText(markdown, style);
	}
	const print = (_: string, text: string) => text.split('\n').map(line => `    ${line}`);
	return [style.colors.bold(title), ...markdownText(markdown, style, '  ', print)];
}

/** The first example with a finding; all of them are on the site. */
function exampleText(examples: string, style: Style): readonly string[] {
	const parts = examples.split(/^### /m).slice(1);
	const [title = '', ...body] = (parts.find(part => /^#\s*\^/m.test(part)) ?? '').split('\n');
	const print = (info: string, text: string) => {
		const block = readExample(info, text);
		return block === undefined ? [] : blockText(block, style);
	};
	return title === ''
		? []
		: [style.colors.bold(`Example: ${title}`), ...markdownText(body.join('\n'), style, '  ', print)];
}

/** A file with the findings drawn under its lines. */
function blockText(block: ExampleBlock, style: Style): readonly string[] {
	const { green, dim } = style.colors;
	const color = isFixed(block) ? green : dim;
	return [
		...indented(exampleTitle(block), '  ', style.columns).map(line => color(line)),
		...block.text
			.split('\n')
			.flatMap((line, index) => [
				`    ${line}`.trimEnd(),
				...block.findings.filter(finding => finding.line === index).flatMap(finding => noteText(finding, style)),
			]),
	];
}

/** The message stands beside the carets, or below them where there is no room. */
function noteText(finding: ExampleFinding, { colors, columns }: Style): readonly string[] {
	const color = severityColor(finding.severity, colors);
	const text = findingText(finding);
	const carets = `    ${' '.repeat(finding.start)}${color('^'.repeat(finding.end - finding.start))}`;
	if (4 + finding.end + 1 + text.length <= columns) {
		return [`${carets} ${color(text)}`];
	}
	return [carets, ...indented(text, '      ', columns).map(line => color(line))];
}
