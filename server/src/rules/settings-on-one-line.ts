import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { type ConfigFile, isInForce, type Setting } from '../languages/language.js';
import { roleOf } from '../languages/postfix/services/roles.js';
import { postfixParameterNames } from '../languages/postfix/settings/names.js';
import { effectOfGarbage } from '../languages/postfix/syntax/garbage.js';
import { type Misplaced, misplacedIn } from '../languages/postfix/syntax/misplaced.js';
import { type Span, span } from '../text/span.js';
import { locate } from '../text/value.js';

export const settingsOnOneLine = defineRule({
	id: 'settings-on-one-line',
	summary: 'A second setting stands on the line of the first and becomes a part of its value.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5)', 'measured with Postfix 3.7.11'],

	*check(subject) {
		const { file } = subject;
		if (file.language === 'postfix-main') {
			for (const setting of file.settings) {
				const others = misplacedIn(file, setting).filter(({ startsLine }) => !startsLine);
				if (others.length > 0 && isInForce(file, setting)) {
					yield report(subject, setting, others);
				}
			}
		}
		yield* comments(subject);
	},
});

function report(subject: Subject, setting: Setting, others: readonly Misplaced[]): Problem {
	const { value, name } = setting;
	const [first] = others;
	const names = others.map(other => other.name).join(' and ');
	return {
		span: locate(value, first?.start ?? 0, value.text.length),
		role: roleOf(name.text),
		message: `Postfix reads one setting to a line: ${names} ${others.length > 1 ? 'are' : 'is'} not set here but a part of ${name.text}.${effectOfGarbage(name.text)}`,
		fixes: fixes(subject, setting, others),
	};
}

/** Only where no name is set twice afterwards, of which Postfix would keep the last. */
function fixes(subject: Subject, { value, name }: Setting, others: readonly Misplaced[]): readonly Fix[] {
	const { file, edits } = subject;
	const parts = others.map(({ name: part, valueStart }, index) => ({
		name: part,
		text: value.text.slice(valueStart, others[index + 1]?.start).trimEnd(),
	}));
	const names = new Set([name.text, ...parts.map(part => part.name)]);
	const isNew = names.size === parts.length + 1 && parts.every(part => !file.last.has(part.name));
	const gaps = others.map(({ offset }) => gapBefore(file.text, offset));
	if (isNew) {
		const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
		return [
			{
				title: 'Put each setting on a line of its own',
				// Settings begin to work that did not so far.
				safety: 'unsafe',
				preferred: true,
				edits: gaps.flatMap(gap => edits.replace(gap, newline)),
			},
		];
	}
	const own = new Map([...names].map(each => [each, ownText(file, each)] as const));
	const isSame = parts.every(part => own.get(part.name) === part.text);
	const [first] = gaps;
	return isSame && first !== undefined
		? [
				{
					title: 'Remove what lines of their own say already',
					safety: 'safe',
					preferred: true,
					edits: edits.replace({ start: first.start, end: value.span.end }, ''),
				},
			]
		: [];
}

/** The blanks in front of a word. */
function gapBefore(text: string, end: number): Span {
	let start = end;
	while (text[start - 1] === ' ' || text[start - 1] === '\t') {
		start--;
	}
	return span(start, end);
}

/** What a line says before other settings follow on it. */
function ownText(file: ConfigFile, name: string): string | undefined {
	const setting = file.last.get(name);
	const [first] = setting === undefined ? [] : misplacedIn(file, setting);
	return setting?.value.text.slice(0, first?.start).trimEnd();
}

/** A service of master.cf behind other words of a comment: its columns, its program, and an override at least. */
const swallowedService =
	/(?<=\s)\S+[ \t]+(?:inet|unix)(?:[ \t]+[yn-]){3}[ \t]+[\d?-]+[ \t]+[\d-]+[ \t]+[a-z]+[ \t]+-o[ \t]*\w+=/;

/** Text that a copy has joined to the comment before it: nothing of it takes effect. */
function* comments({ file }: Subject): Iterable<Problem> {
	for (const { kind, span } of file.items) {
		if (kind !== 'comment') {
			continue;
		}
		const text = file.text.slice(span.start, span.end).trimEnd();
		const found = swallowedBy(text, file.language === 'postfix-master');
		if (found !== undefined) {
			yield {
				span: { start: span.start + found.start, end: span.start + text.length },
				role: 'mx-server',
				severity: 'hint',
				message: `This comment holds ${found.what}: nothing of it takes effect. Each belongs on a line of its own, from the first column on.`,
			};
		}
	}
}

function swallowedBy(text: string, isMaster: boolean): { readonly start: number; readonly what: string } | undefined {
	if (isMaster) {
		const start = text.includes('-o') ? text.search(swallowedService) : -1;
		return start > 0 && /\w/.test(text.slice(0, start)) ? { start, what: 'a service with overrides' } : undefined;
	}
	if (text.indexOf('=') === text.lastIndexOf('=')) {
		return undefined;
	}
	// Prose names one setting, or joins several by words; a copy has nothing but settings to its end.
	const settings = [...text.matchAll(/(?<=\s)([a-z][a-z0-9_]*)\s*=\s*\S*[^\s.,;](?=\s|$)/g)];
	const [first] = settings;
	const isRun =
		settings.length > 1 &&
		settings.every(({ 1: name = '' }) => /_tls_|^tls_/.test(name) && postfixParameterNames.has(name)) &&
		settings.reduce((length, { 0: whole }) => length + whole.length + 1, -1) >= text.slice(first?.index).length;
	// What begins with a setting has been commented out on purpose.
	return isRun && first !== undefined && /\w/.test(text.slice(0, first.index))
		? { start: first.index, what: `${settings.length} settings` }
		: undefined;
}
