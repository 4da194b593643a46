import { languageIds } from '../languages/index.js';
import type { LanguageId, WantedFile } from '../languages/language.js';

/** Endings that template files add to the name of what they become; not those of documentation, as main.cf.proto. */
const templateEnding = /(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|hbs|in))+$/i;

const ownLine = /^[ \t]*(?:#|\/\/)?[ \t]*mailtls:[ \t]*language=([a-z-]+)[ \t]*$/m;

/** The language that a line of the file itself names. */
export function declaredLanguage(text: string): LanguageId | undefined {
	const named = ownLine.exec(text.slice(0, 1024))?.[1];
	return languageIds.find(id => id === named);
}

/**
 * Which language a file is in, by its place and name; a bare `main.cf` or `master.cf` anywhere else also needs what Postfix
 * reads in it, because other programs use these names too. A table counts in such a place only. A line `# mailtls: language=ID` in the first kilobyte settles it.
 */
export function recognise(path: string, text: string): LanguageId | undefined {
	const own = declaredLanguage(text);
	if (own !== undefined) {
		return own;
	}
	const segments = path.replace(/\\/g, '/').split('/');
	const name = (segments.pop() ?? '').replace(templateEnding, '');
	const known = names.get(name);
	if (known === undefined) {
		return undefined;
	}
	return segments.some(isPostfixFolder) || known.reads?.test(text) ? known.language : undefined;
}

/**
 * The files in the same folder that may say what a file is that does not say it itself: main.cf names its tables. Only in a
 * folder of Postfix; elsewhere nobody's text files are looked into.
 */
export function namedBy(path: string): readonly WantedFile[] {
	const folders = path.replace(/\\/g, '/').split('/').slice(0, -1);
	return folders.some(isPostfixFolder) ? [{ name: 'main.cf', language: 'postfix-main' }] : [];
}

function isPostfixFolder(segment: string): boolean {
	return /^postfix(?:-[^/]*)?$/i.test(segment);
}

interface KnownName {
	readonly language: LanguageId;
	/** What nearly every such file of Postfix has a line of; absent where the name alone says too little. */
	readonly reads?: RegExp;
}

const names: ReadonlyMap<string, KnownName> = new Map<string, KnownName>([
	[
		'main.cf',
		{
			language: 'postfix-main',
			reads:
				/^(?:smtpd?_[a-z0-9_]+|lmtp_[a-z0-9_]+|my(?:hostname|domain|origin|destination|networks)|relayhost|inet_(?:interfaces|protocols)|alias_maps|queue_directory|compatibility_level|tls_[a-z_]+|virtual_[a-z_]+)[ \t]*=/m,
		},
	],
	[
		'master.cf',
		{
			language: 'postfix-master',
			reads: /^\S+[ \t]+(?:inet|unix|unix-dgram|fifo|pass)(?:[ \t]+[yn-]){3}[ \t]+\S+[ \t]+\S+[ \t]+\S/m,
		},
	],
	// Parts that mailcow and docker-mailserver lay over these two.
	['extra.cf', { language: 'postfix-main' }],
	['postfix-main.cf', { language: 'postfix-main', reads: /^[a-z0-9_]+[ \t]*=/m }],
	['postfix-master.cf', { language: 'postfix-master', reads: /^[^/\s=]+\/[^/\s=]+\/[a-z0-9_]+[ \t]*=/m }],
	['tls_policy', { language: 'postfix-tls-policy' }],
	['tls_policy_maps', { language: 'postfix-tls-policy' }],
	['smtp_tls_policy', { language: 'postfix-tls-policy' }],
	['smtp_tls_policy_maps', { language: 'postfix-tls-policy' }],
]);
