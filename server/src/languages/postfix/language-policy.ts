import { contains, type Span, type Token } from '../../text/span.js';
import { locate } from '../../text/value.js';
import type { Language, Project, Setting, ValueDoc } from '../language.js';
import type { Target } from '../target.js';
import { postfixMain, printValue } from './language-main.js';
import { readPostfix } from './services/memory.js';
import { clientLevels } from './settings/vocabulary.js';
import { policyEdits } from './syntax/edits-policy.js';
import { parsePolicyTable } from './syntax/parse-policy.js';
import { readPolicy } from './tables/policy.js';
import type { PolicyAttribute } from './tables/policy-words.js';
import { wantedFiles } from './wanted.js';

/** A table of `smtp_tls_policy_maps`: what TLS to ask of which destination. What it leaves open, main.cf beside it says. */
export const postfixTlsPolicy: Language = {
	id: 'postfix-tls-policy',
	parse: parsePolicyTable,
	wants: wantedFiles,
	readTls: readPostfix,
	edits: policyEdits,
	spell: postfixMain.spell,
	meaningOf: postfixMain.meaningOf,
	isTyped: () => true,
	print: printValue,
	// Without a file nobody asks about a key: any word could be one.
	describe: (key, here) => (here === undefined ? undefined : describeKey(key)),
	describeValue,
	summarise: () => [],
};

const manual = '[postconf(5): smtp_tls_policy_maps](https://www.postfix.org/postconf.5.html#smtp_tls_policy_maps)';

/** What a key stands for, by its form. */
function describeKey(key: string): string {
	return [`**${key}** · ${formOf(key)}`, manual].join('\n\n');
}

function formOf(key: string): string {
	if (key.startsWith('/')) {
		return 'a pattern; it counts only in a table of type `pcre:` or `regexp:`.';
	}
	if (key.startsWith('[')) {
		return 'the very next hop of a transport table, `relayhost` or another transport setting, brackets and port included. Mail that gets there by an MX lookup does not match.';
	}
	if (key.startsWith('.')) {
		return `every domain below ${key.slice(1)} that has no entry of its own; ${key.slice(1)} itself does not match.`;
	}
	if (/:[^:]*$/.test(key)) {
		return 'the very next hop of a transport setting, port included; the same host without the port does not match.';
	}
	return 'mail to this recipient domain, or with this next hop. Subdomains need an entry of their own, or one with a dot in front.';
}

function describeValue({ value }: Setting, offset: number, _project: Project, target: Target): ValueDoc | undefined {
	const { written, attributes } = readPolicy(value.text, target.postfix);
	const place = ({ span }: { readonly span: Span }) => locate(value, span.start, span.end);
	if (written !== undefined && contains(place(written), offset)) {
		return describeLevel(written, place(written));
	}
	const attribute = attributes.find(candidate => contains(place(candidate), offset));
	return attribute && describeAttribute(attribute, place(attribute));
}

function describeLevel({ text }: Token, span: Span): ValueDoc | undefined {
	const level = clientLevels.find(({ value }) => value === text.toLowerCase());
	// "Unless the policy table says otherwise" is what the words for main.cf say.
	const meaning = level?.value === 'none' ? 'no TLS for this destination.' : level?.meaning;
	return meaning === undefined ? undefined : { markdown: `\`${text}\`: ${meaning}\n\n${manual}`, span };
}

function describeAttribute({ name, kind }: PolicyAttribute, span: Span): ValueDoc | undefined {
	if (kind === undefined) {
		return undefined;
	}
	const levels = kind.levels === undefined ? '' : ` At the levels ${kind.levels.join(', ')} only.`;
	const markdown = `\`${name.text}\`: ${kind.meaning}${levels} Since Postfix ${kind.since}.\n\n${manual}`;
	return { markdown, span };
}
