import type { LanguageId } from '../../server/src/languages/language.js';
import { type ExampleFinding, readMarkers } from '../../server/src/service/example.js';

/**
 * Reads examples out of Markdown: configuration in fenced blocks, with the findings expected written under the line they
 * belong to.
 *
 *     ## A heading names the test
 *
 *     ```postfix main.cf os=debian-12
 *     smtpd_tls_protocols = !SSLv2, TLSv1
 *     #                             ^^^^^ information legacy-tls: the message, or its beginning
 *     ```
 *
 *     ```postfix main.cf fixed
 *     smtpd_tls_protocols = >=TLSv1.2
 *     ```
 *
 * A run of carets that touches the `#` includes column 0. Words of the form `key=value` behind the file name are the
 * target, `baseline=ID`, or `missing=/a,/b`: files that were looked for, as those of an installed configuration are, and are
 * not there. A block with the word `with` is a further file of the example before it. A `fixed` block is what
 * remains of a file after the preferred fixes.
 */
export interface Fixture {
	readonly title: string;
	/** The first is what the example is about; the others stand beside it. */
	readonly files: readonly FixtureFile[];
	readonly target: Readonly<Record<string, string>>;
	readonly baseline: string | undefined;
	/** Names of files that are surely not there. */
	readonly missing: readonly string[];
}

export interface FixtureFile {
	readonly name: string;
	readonly language: LanguageId;
	readonly text: string;
	readonly expected: readonly ExampleFinding[];
	readonly fixed: string | undefined;
}

const fence = /^(#{2,3} .*)$|^```postfix ([a-z_./]+)([^\n]*)\n([\s\S]*?)^```$/gm;

const languagesByName: Readonly<Record<string, LanguageId>> = {
	'main.cf': 'postfix-main',
	'extra.cf': 'postfix-main',
	'master.cf': 'postfix-master',
	tls_policy: 'postfix-tls-policy',
	// Any table reads like one of policies.
	smtpd_discard_ehlo_keywords: 'postfix-tls-policy',
	transport: 'postfix-tls-policy',
	'resolv.conf': 'postfix-tls-policy',
};

export function readFixtures(markdown: string): Fixture[] {
	const fixtures: Fixture[] = [];
	let title = '';
	for (const [, heading, name = '', options = '', body = ''] of markdown.matchAll(fence)) {
		if (heading !== undefined) {
			title = heading.replace(/^#+ /, '');
			continue;
		}
		const words = options.trim().split(/\s+/).filter(Boolean);
		const isFixed = words.includes('fixed');
		if (isFixed || words.includes('with')) {
			const last = fixtures.pop();
			if (last === undefined) {
				throw new Error(`"${title}": this block needs another one before it`);
			}
			const files = isFixed
				? last.files.map(file => (file.name === name ? { ...file, fixed: body } : file))
				: [...last.files, readFile(name, body)];
			fixtures.push({ ...last, files });
			continue;
		}
		const { baseline, missing = '', ...target } = Object.fromEntries(words.map(word => word.split('=')));
		fixtures.push({
			title: uniqueTitle(title, fixtures),
			files: [readFile(name, body)],
			target,
			baseline,
			missing: missing.split(',').filter(Boolean),
		});
	}
	return fixtures;
}

function readFile(name: string, body: string): FixtureFile {
	const language = languagesByName[/[^/]*$/.exec(name)?.[0] ?? name];
	if (language === undefined) {
		throw new Error(`An example cannot be about ${name}`);
	}
	const { text, findings } = readMarkers(body);
	return { name, language, text, expected: findings, fixed: undefined };
}

function uniqueTitle(title: string, fixtures: readonly Fixture[]): string {
	const count = fixtures.filter(fixture => fixture.title.replace(/ \(\d+\)$/, '') === title).length;
	return count === 0 ? title : `${title} (${count + 1})`;
}
