import { excludedWords } from '../../languages/postfix/services/ciphers.js';
import { endpointParameters } from '../../languages/postfix/values/endpoint-parameters.js';
import { writtenValue } from '../../languages/postfix/values/origin.js';
import { applyEdits } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { hasPlaceholder } from '../../text/template.js';
import { locate } from '../../text/value.js';
import type { WrittenValue } from '../../tls/endpoint.js';
import { setAt } from '../advice.js';
import type { Fix } from '../finding.js';
import type { Subject } from '../rule.js';
import { editsWithin } from '../value-edits.js';
import type { CipherCase } from './cases.js';

/** A line that takes suites out of what a service offers. */
export type ExclusionLine = WrittenValue;

/** A word of a list of exclusions. */
export interface ExclusionWord {
	readonly line: ExclusionLine;
	readonly text: string;
	/** Its number among the words of the line. */
	readonly index: number;
	readonly span: Span;
}

/** Variables and placeholders are left to where they lead. */
export function exclusionLines({ project, target }: Subject, { endpoint }: CipherCase): readonly ExclusionLine[] {
	if (endpoint === undefined) {
		return [];
	}
	const { parameters, prefix } = endpointParameters(project, target, endpoint);
	const kinds = endpoint.security.value === 'mandatory' ? ['', 'mandatory_'] : [''];
	return kinds
		.flatMap(kind => writtenValue(parameters.get(`${prefix}_tls_${kind}exclude_ciphers`)) ?? [])
		.filter(({ value: { text } }) => text !== '' && !text.includes('$') && !hasPlaceholder(text));
}

export function exclusionWords(subject: Subject, found: CipherCase): readonly ExclusionWord[] {
	return exclusionLines(subject, found).flatMap(line =>
		excludedWords(line.value.text).map(({ text, at }, index) => ({
			line,
			text,
			index,
			span: locate(line.value, at, at + text.length),
		})),
	);
}

/** Takes words out of one list of exclusions; the whole line where none is left. */
export function withoutExclusions(subject: Subject, words: readonly ExclusionWord[]): Fix | undefined {
	const [first] = words;
	if (first === undefined) {
		return undefined;
	}
	const { value, origin } = first.line;
	const all = excludedWords(value.text);
	const dropped = new Set(words.map(({ index }) => index));
	const kept = all.filter((_, index) => !dropped.has(index));
	const quoted = [...new Set(words.map(({ text }) => `"${text}"`))].join(', ');
	const title = `Take ${quoted} out of ${origin.setting}`;
	if (kept.length === 0) {
		return { title: `Remove ${origin.setting}`, safety: 'safe', edits: setAt(subject, origin, null) };
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
	const text = applyEdits(value.text, edits);
	return { title, safety: 'safe', edits: editsWithin(subject, { place: origin, value, edits, text }) };
}
