import type { Span, Token } from '../../text/span.js';

/** `# mailtls: ignore[rule-id, other-id] reason`, taken apart. */
export interface SuppressionComment {
	readonly kind: 'suppression';
	/** From the sign that begins the comment to its last character. */
	readonly span: Span;
	/** `ignore-file` is for the whole file. */
	readonly scope: 'here' | 'file';
	/** As written, right or wrong. */
	readonly ids: readonly Token[];
	/** What stands between the brackets. */
	readonly list: Span;
	/** Empty where there is none. */
	readonly reason: string;
}

/** A comment that speaks to MailTLS and is not understood. */
export interface MalformedComment {
	readonly kind: 'malformed';
	readonly span: Span;
	/** The part behind the sign that begins the comment. */
	readonly words: Span;
	/** What these words most likely stand for, spelt right. */
	readonly meant: string | undefined;
}

/** A physical line that is a comment, and what it stands above. */
export interface CommentLine {
	/** Without its line end. */
	readonly span: Span;
	/**
	 * The setting, service or entry below, with all its lines; from between the lines of one, the next of its lines alone.
	 * `undefined` above a blank line and at the end of the file.
	 */
	readonly below: CoveredLines | undefined;
}

export interface CoveredLines {
	readonly span: Span;
	/** It is one line of a setting, a service or an entry. */
	readonly isPart: boolean;
}

/** The form that is expected, for messages. */
export const expectedForm = '# mailtls: ignore[rule-id] reason';

/** A comment of ours for a rule; where there is no reason yet, one is to be written behind it. */
export function spellComment(scope: SuppressionComment['scope'], ids: readonly string[], reason: string): string {
	const oneLine = reason.replace(/\s+/g, ' ').trim();
	return `mailtls: ${scope === 'file' ? 'ignore-file' : 'ignore'}[${ids.join(', ')}]${oneLine === '' ? '' : ` ${oneLine}`}`;
}
