import type { LanguageId } from '../languages/language.js';

/** Endings that template files add to the name of what they become; not those of documentation, as main.cf.proto. */
const templateEnding = /(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|hbs|in))+$/i;

const ownLine = /^[ \t]*(?:#|\/\/)?[ \t]*mailtls:[ \t]*language=([a-z-]+)[ \t]*$/m;

/**
 * Which language a file is in, by its place and name; a bare `main.cf` anywhere else also needs Postfix settings in it,
 * because other programs use that name too. A line `# mailtls: language=ID` in the first kilobyte settles it.
 */
export function recognise(path: string, text: string): LanguageId | undefined {
	const named = ownLine.exec(text.slice(0, 1024))?.[1];
	if (named === 'postfix-main') {
		return named;
	}
	const segments = path.replace(/\\/g, '/').split('/');
	const name = (segments.pop() ?? '').replace(templateEnding, '');
	if (name !== 'main.cf') {
		return undefined;
	}
	const isUnderPostfix = segments.some(segment => /^postfix(?:-[^/]*)?$/i.test(segment));
	return isUnderPostfix || readsLikePostfix(text) ? 'postfix-main' : undefined;
}

// Settings that nearly every main.cf has one of, at the start of a line and with an equals sign.
const postfixLine =
	/^(?:smtpd?_[a-z0-9_]+|lmtp_[a-z0-9_]+|my(?:hostname|domain|origin|destination|networks)|relayhost|inet_(?:interfaces|protocols)|alias_maps|queue_directory|compatibility_level|tls_[a-z_]+|virtual_[a-z_]+)[ \t]*=/m;

function readsLikePostfix(text: string): boolean {
	return postfixLine.test(text);
}
