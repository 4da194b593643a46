import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { baselines } from '../../server/src/baselines/index.js';
import { rules } from '../../server/src/rules/index.js';
import { rulePage, site } from '../../server/src/service/rule-page.js';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
	.map(path => path.replaceAll('\\', '/'))
	.filter(path => path.endsWith('.html'))
	.sort();

const manifest: { contributes: { configuration: { properties: object } } } = JSON.parse(
	readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** What the test reads of a page; the generator writes attributes in double quotes. */
function read(path: string): string {
	return readFileSync(join(docs, path), 'utf8');
}

function attributes(html: string, name: string): readonly string[] {
	return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

describe.each(pages)('%s', path => {
	const html = read(path);

	test('has no dead link', () => {
		const dead = attributes(html, 'href').filter(href => {
			const [file = '', fragment] = href.split('#');
			if (/^https:/.test(href)) {
				return false;
			}
			const target = file === '' ? path : join(dirname(path), file);
			return (
				!existsSync(join(docs, target)) ||
				(fragment !== undefined && !attributes(read(target), 'id').includes(fragment))
			);
		});
		expect(dead).toEqual([]);
	});

	test('has no id twice', () => {
		const ids = attributes(html, 'id');
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
	});

	test('loads nothing from elsewhere, and runs nothing', () => {
		expect(html).not.toMatch(/<script|<iframe|<img|\ssrc=|\son\w+=/);
		const loaded = [...html.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
		expect(loaded.every(href => href.endsWith('style.css') && !href.includes(':'))).toBe(true);
	});

	test('can be read by a screen reader: a language, a title, one h1, no level of headings left out', () => {
		expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
		expect(html).toMatch(/<title>[^<]+<\/title>/);
		const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
		expect(levels.filter(level => level === 1)).toEqual([1]);
		expect(levels[0]).toBe(1);
		expect(levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1)).toEqual([]);
	});

	test('has no Markdown left over', () => {
		const text = html.replace(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, '').replace(/<[^>]*>/g, '');
		expect(text).not.toMatch(/```|\]\(|\*\*|`/);
	});
});

test('every rule has its page where diagnostics say', () => {
	const expected = rules.map(({ id }) => rulePage(id).slice(site.length));
	expect(pages).toEqual(expect.arrayContaining(expected));
	expect(pages.filter(path => path.startsWith('rules/'))).toHaveLength(expected.length + 1);
});

test('the overview has every rule once', () => {
	const links = attributes(read('rules/index.html'), 'href').filter(href =>
		rules.some(({ id }) => href === `${id}.html`),
	);
	expect([...links].sort()).toEqual(rules.map(({ id }) => `${id}.html`).sort());
});

test('the pages of rules lead from the first to the last', () => {
	const seen: string[] = [];
	let next: string | undefined = /<a href="([^"]+)\.html">/.exec(read('rules/index.html').split('<h2')[1] ?? '')?.[1];
	while (next !== undefined && !seen.includes(next)) {
		seen.push(next);
		next = /<a rel="next" href="([^"]+)\.html">/.exec(read(`rules/${next}.html`))?.[1];
	}
	expect(seen.sort()).toEqual(rules.map(({ id }) => id).sort());
});

test('an example shows what is found under the line, and the fixed file beside it', () => {
	const html = read('rules/legacy-ssl.html');
	expect(html).toContain('smtpd_tls_protocols = <mark class="error">!SSLv2</mark>\n<span class="note error"');
	expect(html).toMatch(/<div class="pair">\n<figure>[\s\S]*?<figure class="fixed">[\s\S]*?&gt;=TLSv1\.2/);
});

test('references are links', () => {
	expect(read('rules/legacy-ssl.html')).toContain(
		'<a href="https://www.rfc-editor.org/rfc/rfc9325#section-3.1.1">RFC 9325 §3.1.1</a>',
	);
	expect(read('rules/cipher-preference.html')).toContain(
		'<a href="https://www.postfix.org/postconf.5.html#tls_preempt_cipherlist">',
	);
	expect(read('rules/map-not-compiled.html')).toContain('<a href="https://www.postfix.org/DATABASE_README.html">');
});

test('every setting and every baseline is there', () => {
	const shown = attributes(read('settings.html'), 'id').map(id => `mailtls.${id}`);
	const settings = Object.keys(manifest.contributes.configuration.properties);
	expect(settings.filter(key => !key.startsWith('mailtls.trace.') && !shown.includes(key))).toEqual([]);
	expect(pages).toEqual(expect.arrayContaining(Object.keys(baselines).map(id => `baselines/${id}.html`)));
});

test('GitHub publishes the files as they are', () => {
	expect(existsSync(join(docs, '.nojekyll'))).toBe(true);
});
