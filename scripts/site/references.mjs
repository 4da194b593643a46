import { escapeHtml } from './html.mjs';

const postfix = 'https://www.postfix.org/';

/** Documents that are no baselines, by how references begin. */
const manuals = [
	[/^RFC (\d+)(?: §([\d.]+))?/, (_, number, section) => rfc(number, section)],
	[/^postconf\(5\) ([a-z]\w+)/i, (_, setting) => `${postfix}postconf.5.html#${setting}`],
	[/^(postconf|postmap|master)\((\d)\)/, (_, name, chapter) => `${postfix}${name}.${chapter}.html`],
	[/^([A-Z]+_README)\b/, (_, name) => `${postfix}${name}.html`],
	[/^ciphers\(1\)/, () => 'https://docs.openssl.org/master/man1/openssl-ciphers/'],
];

function rfc(number, section) {
	return `https://www.rfc-editor.org/rfc/rfc${number}${section === undefined ? '' : `#section-${section}`}`;
}

/** What makes links of references; `sources` are the documents that baselines are taken from. */
export function referenceLinks(sources) {
	const documents = sources
		.filter(({ url }) => url !== undefined)
		.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));

	/** Where a document stands; `undefined` for measurements and what has no address. */
	function urlOf(reference) {
		for (const [pattern, url] of manuals) {
			const match = pattern.exec(reference);
			if (match !== null) {
				return url(...match);
			}
		}
		return documents.find(({ name }) => reference.startsWith(name))?.url;
	}

	/** A reference as HTML. */
	function link(reference) {
		const url = urlOf(reference);
		return url === undefined ? escapeHtml(reference) : `<a href="${escapeHtml(url)}">${escapeHtml(reference)}</a>`;
	}

	return { urlOf, link };
}
