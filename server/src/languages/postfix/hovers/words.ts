import { locate, offsetIn } from '../../../text/value.js';
import { type Project, type Setting, settingsNamed, type ValueDoc, type ValueSummary } from '../../language.js';
import type { Target } from '../../target.js';
import { cipherListsIn, cipherPolicy, excludedWords } from '../services/ciphers.js';
import { parametersOf } from '../values/parameters.js';
import { describeCipherWord, summariseCipherList } from './ciphers.js';

/** What the cipher lists in force that somebody wrote come to; nothing about one that cannot be known. */
export function summariseLists(project: Project, target: Target): readonly ValueSummary[] {
	const written = settingsNamed(project.file, cipherListsIn(target)).filter(({ value }) => value.text !== '');
	const parameters = parametersOf(project, target);
	return written.flatMap(setting => {
		const { text, line } = parameters.get(setting.name.text);
		return text === null || line?.setting !== setting ? [] : [{ setting, text: summariseCipherList(text, target) }];
	});
}

/** The hover on a word of a cipher list: what it adds, takes out or moves where it stands. */
export function describeListWord({ value }: Setting, offset: number, target: Target): ValueDoc | undefined {
	const at = offsetIn(value, offset);
	// What a variable holds stands elsewhere.
	const found = at === undefined || value.text.includes('$') ? undefined : describeCipherWord(value.text, at, target);
	return found && { markdown: found.markdown, span: locate(value, found.span.start, found.span.end) };
}

/** The hover on a word of `*_exclude_ciphers`: what it takes out of the list that the grade selects. */
export function describeExcludedWord(
	{ name, value, section }: Setting,
	offset: number,
	project: Project,
	target: Target,
): ValueDoc | undefined {
	const [, prefix, mandatory = ''] = /^(.+)_tls_(mandatory_)?exclude_ciphers$/.exec(name.text) ?? [];
	const at = offsetIn(value, offset);
	if (prefix === undefined || at === undefined || value.text.includes('$')) {
		return undefined;
	}
	const words = excludedWords(value.text);
	const index = words.findIndex(word => word.at <= at && at < word.at + word.text.length);
	const word = words[index];
	if (word === undefined) {
		return undefined;
	}
	const parameters = parametersOf(project, target, section);
	const grade = `${prefix}_tls_${mandatory}ciphers`;
	const earlier = mandatory === '' ? [] : [`${prefix}_tls_exclude_ciphers`];
	const settings = { grade, alsoExcluded: undefined, anchor: undefined };
	const before = cipherPolicy(parameters, { ...settings, exclusions: earlier }).value;
	if (before === null) {
		return undefined;
	}
	// Postfix appends every word with `:!` in front of it.
	const list = [before.text, ...words.slice(0, index + 1).map(({ text }) => `!${text}`)].join(':');
	const found = describeCipherWord(list, list.length - word.text.length, target);
	return (
		found && {
			markdown: `Excluded from \`${before.setting}\`, which ${grade} selects here: ${found.markdown}`,
			span: locate(value, word.at, word.at + word.text.length),
		}
	);
}
