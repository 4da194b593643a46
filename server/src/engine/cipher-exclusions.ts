import type { Setting } from '../languages/language.js';
import { excludedWords } from '../languages/postfix/ciphers.js';
import { applyEdits } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { hasPlaceholder } from '../text/template.js';
import { locate } from '../text/value.js';
import type { CipherCase } from './cipher-cases.js';
import type { Fix } from './finding.js';
import type { Subject } from './rule.js';
import { editsWithin } from './value-edits.js';

/** A word of a list of exclusions. */
export interface ExclusionWord {
	readonly setting: Setting;
	readonly text: string;
	/** Its number among the words of the setting. */
	readonly index: number;
	readonly span: Span;
}

/** The lines that take suites out of what a service offers; variables and placeholders are left to where they lead. */
export function exclusionSettings({ file }: Subject, { endpoint }: CipherCase): readonly Setting[] {
	const kinds = endpoint?.security.value === 'mandatory' ? ['', 'mandatory_'] : [''];
	return endpoint === undefined
		? []
		: kinds
				.flatMap(kind => file.last.get(`${endpoint.name}_tls_${kind}exclude_ciphers`) ?? [])
				.filter(({ value }) => value.text !== '' && !value.text.includes('$') && !hasPlaceholder(value.text));
}

export function exclusionWords(subject: Subject, found: CipherCase): readonly ExclusionWord[] {
	return exclusionSettings(subject, found).flatMap(setting =>
		excludedWords(setting.value.text).map(({ text, at }, index) => ({
			setting,
			text,
			index,
			span: locate(setting.value, at, at + text.length),
		})),
	);
}

/** Takes words out of one list of exclusions; the whole line where none is left. */
export function withoutExclusions(subject: Subject, words: readonly ExclusionWord[]): Fix | undefined {
	const [first] = words;
	if (first === undefined) {
		return undefined;
	}
	const { setting } = first;
	const all = excludedWords(setting.value.text);
	const dropped = new Set(words.map(({ index }) => index));
	const kept = all.filter((_, index) => !dropped.has(index));
	const quoted = [...new Set(words.map(({ text }) => `"${text}"`))].join(', ');
	const title = `Take ${quoted} out of ${setting.name.text}`;
	if (kept.length === 0) {
		return { title: `Remove ${setting.name.text}`, safety: 'safe', edits: subject.edits.removeLine(setting) };
	}
	// Each word goes with the separators behind it, and the last one with those before it.
	const edits = words.map(({ index }) => {
		const next = all[index + 1];
		const before = all.slice(0, index).findLast((_, at) => !dropped.has(at));
		const at = all[index]?.at ?? 0;
		const end = at + (all[index]?.text.length ?? 0);
		return next === undefined
			? { span: { start: before === undefined ? at : before.at + before.text.length, end }, newText: '' }
			: { span: { start: at, end: next.at }, newText: '' };
	});
	const text = applyEdits(setting.value.text, edits);
	return {
		title,
		safety: 'safe',
		edits: editsWithin(subject, { setting: setting.name.text, value: setting.value, edits, text }),
	};
}
