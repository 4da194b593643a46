import type { ConfigFile, LanguageId, Project, WantedFile } from '../../language.js';

/** The files of one Postfix, by what they are for. */
export interface Instance {
	/** `main.cf`; `undefined` where it is not known, and with it the value of everything that is not set elsewhere. */
	readonly main: ConfigFile | undefined;
	/** What is laid over main.cf before Postfix starts, in order: the parts of mailcow and docker-mailserver. */
	readonly overlays: readonly ConfigFile[];
	/** `master.cf`; `undefined` where it is not known, and with it which services there are. */
	readonly master: ConfigFile | undefined;
	/** What docker-mailserver lays over master.cf: parameters of single services. */
	readonly overrides: ConfigFile | undefined;
}

/** Which file of the project is what. */
export function instanceOf({ files }: Project): Instance {
	return {
		main: files.find(({ language, isPartial }) => language === 'postfix-main' && !isPartial),
		overlays: files.filter(({ language, isPartial }) => language === 'postfix-main' && isPartial),
		master: files.find(({ language, isPartial }) => language === 'postfix-master' && !isPartial),
		overrides: files.find(({ language, isPartial }) => language === 'postfix-master' && isPartial),
	};
}

/** What stands beside each other in a folder of Postfix, in the order in which it is read. */
const siblings: readonly (readonly [name: string, language: LanguageId])[] = [
	['main.cf', 'postfix-main'],
	['extra.cf', 'postfix-main'],
	['postfix-main.cf', 'postfix-main'],
	['master.cf', 'postfix-master'],
	['postfix-master.cf', 'postfix-master'],
];

/**
 * The other files of the instance: those beside a file that has one of the names Postfix gives them. Where it is a template,
 * templates of the same kind. A file with a name of its own, such as `main.cf.old`, belongs to nothing.
 */
export function wantedSiblings({ file: { file, language } }: Project): readonly WantedFile[] {
	if (language === 'postfix-tls-policy') {
		return siblings.map(([name, id]) => ({ name, language: id }));
	}
	const [name = ''] = /[^/\\]*$/.exec(file) ?? [];
	const own = siblings.find(([sibling]) => name === sibling || isTemplateOf(name, sibling));
	if (own?.[1] !== language) {
		return [];
	}
	const ending = name.slice(own[0].length);
	return siblings.filter(sibling => sibling !== own).map(([sibling, id]) => ({ name: sibling + ending, language: id }));
}

/** `main.cf.j2`; endings such as `.orig` are backups, which nothing reads. */
function isTemplateOf(name: string, sibling: string): boolean {
	return (
		name.startsWith(`${sibling}.`) &&
		/^(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|hbs|in))+$/i.test(name.slice(sibling.length))
	);
}
