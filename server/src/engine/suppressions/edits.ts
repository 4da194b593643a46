import type { ConfigFile, Item } from '../../languages/language.js';
import type { FileEdit } from '../../text/edit.js';
import { wholeLines } from '../../text/lines.js';
import { firstFrom } from '../../text/search.js';
import type { Token } from '../../text/span.js';
import { type SuppressionComment, spellComment } from './comment.js';

/** Takes ids out of a comment, and with the last of them the whole line. */
export function withoutIds({ file, text }: ConfigFile, comment: SuppressionComment, ids: readonly Token[]): FileEdit {
	const kept = comment.ids.filter(id => !ids.includes(id));
	return kept.length === 0
		? { file, span: wholeLines(text, comment.span), newText: '' }
		: { file, span: comment.list, newText: kept.map(id => id.text).join(', ') };
}

/** What a new comment is to say. */
export interface NewComment {
	readonly rule: string;
	readonly scope: SuppressionComment['scope'];
	readonly reason: string;
}

/**
 * A comment line for a finding that starts at an offset: right above its line, or ahead of all others for the whole file.
 * `undefined` where no comment can stand above.
 */
export function addComment(config: ConfigFile, offset: number, comment: NewComment): FileEdit | undefined {
	const { file, text } = config;
	const at = comment.scope === 'file' ? topOf(config) : lineAbout(config, offset);
	if (at === undefined) {
		return undefined;
	}
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	const indent = /^[ \t]*/.exec(text.slice(at, at + maximumIndent))?.[0] ?? '';
	// A line that continues another one stays one below a comment; ahead of all others nothing is indented.
	const line = `${comment.scope === 'file' ? '' : indent}# ${spellComment(comment.scope, [comment.rule], comment.reason)}`;
	const before = at > 0 && text[at - 1] !== '\n' ? newline : '';
	return { file, span: { start: at, end: at }, newText: `${before}${line}${newline}` };
}

const maximumIndent = 200;

/** Behind what else is said to MailTLS there, and behind the line that a byte order mark spoils. */
function topOf({ text, items }: ConfigFile): number {
	let at = text.startsWith('\ufeff') ? lineEnd(text, 0) : 0;
	for (const { kind, span } of items.slice(firstFrom(items, at))) {
		if (kind !== 'comment' || !/^[ \t]*#+[ \t]*mailtls:/.test(text.slice(span.start, span.end))) {
			break;
		}
		at = span.end;
	}
	return at;
}

/** The start of the line that the finding is on; of an argument that goes on in further lines, of its first. */
function lineAbout(config: ConfigFile, offset: number): number | undefined {
	const { text, items, settings } = config;
	const item = items[firstFrom(items, offset + 1) - 1];
	if (item === undefined || !canBeCovered.has(item.kind) || text.startsWith('\ufeff', item.span.start)) {
		return undefined;
	}
	const setting = settings[firstFrom(settings, offset + 1) - 1];
	const isArgument = item.kind === 'service' && setting !== undefined && offset < setting.span.end;
	return lineStart(text, isArgument ? setting.span.start : offset);
}

const canBeCovered: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['setting', 'service', 'unknown']);

function lineStart(text: string, offset: number): number {
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	return newline === -1 ? text.length : newline + 1;
}
