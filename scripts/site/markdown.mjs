import { Marked } from 'marked';
import { escapeHtml, table } from './html.mjs';

/**
 * Markdown as HTML. Headings get an id, links to `other.md` lead to `other.html`, and RFCs that are named become links.
 * `printBlocks` takes fenced blocks that follow each other, and returns their HTML.
 */
export function markdownToHtml(text, { printBlocks = plainBlocks, urlOf = () => undefined } = {}) {
	const marked = new Marked({ renderer: renderer(urlOf) });
	const html = [];
	let blocks = [];
	const flush = () => {
		if (blocks.length > 0) {
			html.push(printBlocks(blocks));
			blocks = [];
		}
	};
	for (const token of marked.lexer(text)) {
		if (token.type === 'code') {
			blocks.push(token);
		} else if (token.type !== 'space') {
			flush();
			html.push(marked.parser([token]).trim());
		}
	}
	flush();
	return html.join('\n');
}

function plainBlocks(blocks) {
	return blocks.map(({ text }) => `<pre><code>${escapeHtml(text)}</code></pre>`).join('\n');
}

function renderer(urlOf) {
	const taken = new Set();
	return {
		heading({ tokens, depth, text }) {
			const id = uniqueId(text, taken);
			return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
		},
		link({ href, tokens }) {
			const target = href.replace(/^([\w./-]+)\.md(?=#|$)/, '$1.html');
			return `<a href="${escapeHtml(target)}">${this.parser.parseInline(tokens)}</a>`;
		},
		text(token) {
			return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : withLinks(token.text, urlOf);
		},
		table({ header, rows }) {
			const cells = row => row.map(({ tokens }) => this.parser.parseInline(tokens));
			return table({ head: cells(header), rows: rows.map(cells), label: header.map(({ text }) => text).join(', ') });
		},
	};
}

/** `text` has no marks any more, and its characters may be escaped already. */
function withLinks(text, urlOf) {
	let html = '';
	let end = 0;
	for (const { 0: reference, index } of text.matchAll(/\bRFC \d+(?: §[\d.]*\d)?|\b[A-Z]+_README\b|\bpost\w+\(\d\)/g)) {
		const url = urlOf(reference);
		html += escapeOnce(text.slice(end, index));
		html += url === undefined ? reference : `<a href="${escapeHtml(url)}">${reference}</a>`;
		end = index + reference.length;
	}
	return html + escapeOnce(text.slice(end));
}

function escapeOnce(text) {
	return escapeHtml(text).replace(/&amp;(#?\w+;)/g, '&$1');
}

function uniqueId(title, taken) {
	const base = title
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	let id = base;
	for (let number = 2; taken.has(id); number++) {
		id = `${base}-${number}`;
	}
	taken.add(id);
	return id;
}
