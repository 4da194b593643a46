import type { LanguageId } from '../../server/src/languages/language.js';

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
 * target, or `baseline=ID`. A `fixed` block is what remains after the preferred fixes.
 */
export interface Fixture {
	readonly title: string;
	/** The name of the file. */
	readonly file: string;
	readonly language: LanguageId;
	readonly text: string;
	readonly expected: readonly ExpectedFinding[];
	readonly fixed: string | undefined;
	readonly target: Readonly<Record<string, string>>;
	readonly baseline: string | undefined;
}

export interface ExpectedFinding {
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly severity: string;
	readonly rule: string;
	readonly message: string | undefined;
}

const languages: Readonly<Record<string, LanguageId>> = {
	'main.cf': 'postfix-main',
	'master.cf': 'postfix-master',
	tls_policy: 'postfix-tls-policy',
};

const fence = /^(#{2,3} .*)$|^```postfix (main\.cf|master\.cf|tls_policy)([^\n]*)\n([\s\S]*?)^```$/gm;

export function readFixtures(markdown: string): Fixture[] {
	const fixtures: Fixture[] = [];
	let title = '';
	for (const [, heading, name = 'main.cf', options = '', body = ''] of markdown.matchAll(fence)) {
		if (heading !== undefined) {
			title = heading.replace(/^#+ /, '');
			continue;
		}
		const words = options.trim().split(/\s+/).filter(Boolean);
		if (words.includes('fixed')) {
			const last = fixtures.pop();
			if (last === undefined) {
				throw new Error(`"${title}": a fixed block needs a block before it`);
			}
			fixtures.push({ ...last, fixed: body });
			continue;
		}
		const settings = Object.fromEntries(words.map(word => word.split('=')));
		const { baseline, ...target } = settings;
		fixtures.push({
			title: uniqueTitle(title, fixtures),
			file: name,
			language: languages[name] ?? 'postfix-main',
			...readMarkers(body),
			fixed: undefined,
			target,
			baseline,
		});
	}
	return fixtures;
}

function uniqueTitle(title: string, fixtures: readonly Fixture[]): string {
	const count = fixtures.filter(fixture => fixture.title.replace(/ \(\d+\)$/, '') === title).length;
	return count === 0 ? title : `${title} (${count + 1})`;
}

const marker = /^(#\s*)(\^+) (error|warning|information|hint) ([a-z0-9-]+)(?:: (.*))?$/;

function readMarkers(body: string): Pick<Fixture, 'text' | 'expected'> {
	const kept: string[] = [];
	const expected: ExpectedFinding[] = [];
	for (const line of body.split('\n')) {
		const match = marker.exec(line);
		if (match === null) {
			kept.push(line);
			continue;
		}
		const [, indent = '', carets = '', severity = '', rule = '', message] = match;
		const start = indent === '#' ? 0 : indent.length;
		const end = indent.length + carets.length;
		expected.push({ line: kept.length - 1, start, end, severity, rule, message });
	}
	return { text: kept.join('\n'), expected };
}
