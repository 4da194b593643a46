import type { Edit } from '../../../text/edit.js';
import type { Setting } from '../../language.js';
import { postfixSettings } from '../settings/catalogue.js';
import { isFreeText } from './comments.js';

/** A character that a word processor, a web page or a scanner has put in the place of another. */
export interface Damage extends Edit {
	/** What it is, as a noun with its article. */
	readonly what: string;
}

/** The characters in a value that Postfix cannot mean, in offsets of the value's text, and what stood there once. */
export function damageIn({ name, value }: Setting): readonly Damage[] {
	if (isFreeText(name.text)) {
		return [];
	}
	const kind = postfixSettings.get(name.text)?.kind;
	const isCipherList = kind === 'opensslCipherString' || kind === 'opensslCipherElementList';
	return [...characters(value.text), ...(isCipherList ? brokenLines(value.text) : [])];
}

/** A name with such characters taken out; the same name where it has none. */
export function withoutDamage(name: string): string {
	return name.replace(suspicious, character => replacements.get(character)?.replacement ?? '');
}

interface Replacement {
	readonly replacement: string;
	readonly what: string;
}

/** The C1 controls are what Windows-1252 has its quotes and dashes at, read as Latin-1. */
const families: readonly (readonly [characters: string, Replacement])[] = [
	[
		'\u201c\u201d\u201e\u201f\u00ab\u00bb\u0093\u0094\u2018\u2019\u201a\u201b\u0091\u0092',
		{ replacement: '', what: 'a typographic quote' },
	],
	['\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0096\u0097', { replacement: '-', what: 'a dash' }],
	['\u00a0\u2002\u2003\u2007\u2008\u2009\u202f\u3000', { replacement: ' ', what: 'a no-break or wide space' }],
	['\u00ad\u200b\u200c\u200d\u2060\ufeff', { replacement: '', what: 'an invisible character' }],
	['\u2265', { replacement: '>=', what: 'a mathematical sign' }],
	['\u2264', { replacement: '<=', what: 'a mathematical sign' }],
	['\u2423\u2446\u21a9\u21aa\u21b5\u23ce', { replacement: '', what: 'a sign for a broken line' }],
];

const replacements: ReadonlyMap<string, Replacement> = new Map(
	families.flatMap(([characters, replacement]) => [...characters].map(each => [each, replacement] as const)),
);

const suspicious = new RegExp(`[${[...replacements.keys()].join('')}]`, 'g');

function characters(text: string): readonly Damage[] {
	return [...text.matchAll(suspicious)].flatMap(({ 0: character, index }) => {
		const found = replacements.get(character);
		return found === undefined
			? []
			: [{ span: { start: index, end: index + 1 }, newText: found.replacement, what: found.what }];
	});
}

/** The arrows of a printed list that was broken into lines: `SHA256)`, and `(:EECDH` on the next. */
function brokenLines(text: string): readonly Damage[] {
	return [...text.matchAll(/\)\s*\(:?|[()]/g)].map(({ 0: glyph, index }) => {
		// The colon belongs to the arrow where an operator stands before it.
		const isJoined = glyph.length > 1 && !'+!:-'.includes(text[index - 1] ?? ':');
		return {
			span: { start: index, end: index + glyph.length },
			newText: isJoined ? ':' : '',
			what: 'a parenthesis, the rest of an arrow at a broken line',
		};
	});
}
