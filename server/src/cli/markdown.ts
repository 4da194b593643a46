import { lexer, type MarkedToken, type Tokens } from 'marked';
import type { Style } from './report-text.js';
import { indented } from './wrap.js';

/** How a fenced block is printed: its info string and its text. */
export type PrintBlock = (info: string, text: string) => readonly string[];

/** Markdown as lines of text, without its marks, wrapped to the width behind a margin. */
export function markdownText(markdown: string, style: Style, margin: string, printBlock: PrintBlock): string[] {
	const result: string[] = [];
	for (const token of tokensOf(lexer(markdown))) {
		const lines = blockText(token, style, margin, printBlock);
		result.push(...(result.length > 0 && lines.length > 0 ? [''] : []), ...lines);
	}
	return result;
}

/** The library also has a type for what its plugins add; there are none here. */
function tokensOf(tokens: readonly Tokens.Generic[] | undefined): readonly MarkedToken[] {
	return (tokens ?? []) as readonly MarkedToken[];
}

function blockText(token: MarkedToken, style: Style, margin: string, printBlock: PrintBlock): readonly string[] {
	switch (token.type) {
		case 'heading':
			return indented(style.colors.bold(inlineText(token.tokens, style)), margin, style.columns);
		case 'paragraph':
		case 'text':
			return indented(
				inlineText(token.type === 'text' ? (token.tokens ?? [token]) : token.tokens, style),
				margin,
				style.columns,
			);
		case 'code':
			return printBlock(token.lang ?? '', token.text);
		case 'list':
			return token.items.flatMap((item, index) => {
				const label = `${margin}${token.ordered ? `${index + 1}.` : '-'} `;
				return indented(itemText(item, style), label, style.columns);
			});
		case 'table':
			return token.rows.flatMap(row => rowText(token.header, row, style, margin));
		default:
			return [];
	}
}

function itemText({ tokens }: Tokens.ListItem, style: Style): string {
	return tokensOf(tokens)
		.map(token => ('tokens' in token && token.tokens ? inlineText(token.tokens, style) : token.raw))
		.join(' ');
}

/** A row as a list: tables of sentences do not fit into a terminal. */
function rowText(
	header: readonly Tokens.TableCell[],
	[first, ...cells]: readonly Tokens.TableCell[],
	style: Style,
	margin: string,
): readonly string[] {
	const title = inlineText(first?.tokens, style);
	return [
		...indented(title, `${margin}- `, style.columns),
		...cells.flatMap((cell, index) => {
			const label = `${margin}  ${inlineText(header[index + 1]?.tokens, style)}: `;
			return cell.tokens.length === 0 ? [] : indented(inlineText(cell.tokens, style), label, style.columns);
		}),
	];
}

function inlineText(tokens: readonly Tokens.Generic[] | undefined, style: Style): string {
	const { colors } = style;
	return tokensOf(tokens)
		.map(token => {
			switch (token.type) {
				case 'codespan':
					return codeText(token.text, style);
				case 'strong':
				case 'em':
					return words(inlineText(token.tokens, style), colors.bold);
				case 'link':
					return /^https?:/.test(token.href) && token.href !== token.text
						? `${inlineText(token.tokens, style)} (${token.href})`
						: inlineText(token.tokens, style);
				case 'br':
					return ' ';
				case 'text':
				case 'escape':
					return token.text.replace(/\s+/g, ' ');
				default:
					return token.raw;
			}
		})
		.join('');
}

/** Code has a color; without colors it stands in quotes, but for names of settings, which nobody takes for words. */
function codeText(text: string, { colors }: Style): string {
	if (colors.isColorSupported) {
		return words(text, colors.cyan);
	}
	return /^[a-z0-9]+(?:_[A-Za-z0-9]+)+$/.test(text) ? text : `"${text}"`;
}

/** Each word by itself, so that a color does not run over the margin of the next line. */
function words(text: string, color: (word: string) => string): string {
	return text
		.split(/\s+/)
		.map(word => color(word))
		.join(' ');
}
