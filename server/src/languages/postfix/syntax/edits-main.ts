import type { FileEdit } from '../../../text/edit.js';
import { wholeLines } from '../../../text/lines.js';
import { type Span, span } from '../../../text/span.js';
import type { Piece } from '../../../text/value.js';
import type { ConfigFile, Setting, SettingEdits } from '../../language.js';
import { blanksFor } from './line-style.js';

/** Edits of main.cf, in the file's own style of blanks around the equals sign and of line ends. */
export function mainCfEdits(file: ConfigFile): SettingEdits {
	const at = (place: Span, newText: string): FileEdit => ({ file: file.file, span: place, newText });

	return {
		set({ setting: name, section }, value) {
			// The place is inside of a value, such as an inline table: there is no line to set.
			if (section !== undefined) {
				return [];
			}
			const setting = file.last.get(name);
			if (setting === undefined) {
				return [insertion(file, name, value)];
			}
			if (setting.value.text === value) {
				return [];
			}
			const [first, ...others] = setting.value.pieces;
			const start = first === undefined ? beforeReturn(file.text, setting.value.span) : withoutReturn(file.text, first);
			const isBare = setting.value.text === '' && file.text[start.start - 1] === '=';
			const blank = isBare ? blanksFor(file, name, undefined).after : '';
			// The other lines of the value go; comments between them stay.
			const lines = others.map(({ offset }) => wholeLines(file.text, span(offset, offset)));
			return [at(start, blank + value), ...lines.map(line => at(line, ''))];
		},
		remove({ setting: name }) {
			return file.settings.filter(setting => setting.name.text === name).map(setting => at(setting.span, ''));
		},
		removeLine(setting) {
			return [at(setting.span, '')];
		},
		replace(place, newText) {
			return [at(place, newText)];
		},
	};
}

/** The first line of a value, but for the carriage return that ends it in a file with CRLF. */
function withoutReturn(text: string, { offset, length }: Piece): Span {
	const end = offset + length;
	return span(offset, text[end - 1] === '\r' ? end - 1 : end);
}

/** The place of an empty value is not behind the carriage return of a file with CRLF. */
function beforeReturn(text: string, place: Span): Span {
	const { start, end } = place;
	return start === end && text[start - 1] === '\r' ? span(start - 1, start - 1) : place;
}

/** A new line, behind the last setting that shares most of the name: `smtpd_tls_…` goes to its own kind. */
function insertion(file: ConfigFile, name: string, value: string): FileEdit {
	const neighbour = nearestKin(file.settings, name) ?? file.settings.at(-1);
	const { before, after } = blanksFor(file, name, neighbour);
	const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
	const line = `${name}${before}=${value === '' ? '' : after}${value}`;
	const offset = neighbour?.span.end ?? file.text.length;
	const endsLine = offset === 0 || file.text[offset - 1] === '\n';
	return {
		file: file.file,
		span: { start: offset, end: offset },
		newText: endsLine ? `${line}${newline}` : `${newline}${line}`,
	};
}

function nearestKin(settings: readonly Setting[], name: string): Setting | undefined {
	const words = name.split('_');
	for (let count = words.length - 1; count > 0; count--) {
		const prefix = `${words.slice(0, count).join('_')}_`;
		const kin = settings.findLast(setting => setting.name.text.startsWith(prefix));
		if (kin !== undefined) {
			return kin;
		}
	}
	return undefined;
}
