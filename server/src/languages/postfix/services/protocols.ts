import { remember } from '../../../text/remember.js';
import type { Span } from '../../../text/span.js';
import { type ProtocolVersion, protocolVersions } from '../../../tls/protocol.js';

/** A `*_tls_protocols` value as Postfix reads it. */
export interface ProtocolList {
	/** Protocols the list leaves on; the library may lack some of them. Empty where TLS is switched off. */
	readonly enabled: ReadonlySet<ProtocolVersion>;
	readonly words: readonly ProtocolWord[];
}

export interface ProtocolWord {
	readonly text: string;
	/** Offsets into the expanded value. */
	readonly span: Span;
	/** `bare-bound`: `>=` or `<=` with nothing behind it, which Postfix takes for "no bound". */
	readonly problem?: 'unknown' | 'bare-bound' | 'bound-too-new';
	/** What may have been meant. */
	readonly suggestion?: string;
}

/** The release whose lists may hold `>=` and `<=` (postconf(5) smtpd_tls_protocols); older ones reject the whole list. */
export const boundsSince = '3.6';

/**
 * Measured with smtpd 3.7.11: names are case-insensitive; one word it does not know and it says "Invalid TLS protocol
 * list … disabling TLS support"; included names switch off all others, whatever else is excluded; a blank behind `>=`
 * leaves a bare bound, which means nothing, and a name, which is an inclusion; `SSLv2` is known and does nothing.
 */
export function parseProtocolList(text: string, knowsBounds: boolean): ProtocolList {
	return lists.get(`${knowsBounds} ${text}`, () => readProtocolList(text, knowsBounds));
}

/** A pure function of its key: services share the few lists there are. */
const lists = remember<ProtocolList>(64);

function readProtocolList(text: string, knowsBounds: boolean): ProtocolList {
	const words: ProtocolWord[] = [];
	const included = new Set<ProtocolVersion>();
	const excluded = new Set<ProtocolVersion>();
	let floor = 0;
	let ceiling = Number.POSITIVE_INFINITY;
	let isValid = true;

	for (const match of text.matchAll(/[^,: \t\r\n]+/g)) {
		const word = match[0];
		const span = { start: match.index, end: match.index + word.length };
		const bound = /^[<>]=/.exec(word)?.[0];
		if (bound !== undefined) {
			const version = knowsBounds ? readBound(word.slice(2)) : undefined;
			if (version === undefined) {
				isValid = false;
				words.push({ text: word, span, ...describeBadBound(word, knowsBounds) });
				continue;
			}
			words.push(word.length === 2 ? { text: word, span, problem: 'bare-bound' } : { text: word, span });
			if (bound === '>=') {
				floor = version;
			} else {
				ceiling = version === 0 ? Number.POSITIVE_INFINITY : version;
			}
			continue;
		}

		const name = protocolNamed(word.replace(/^!/, ''));
		if (name === undefined) {
			isValid = false;
			words.push({ text: word, span, problem: 'unknown', ...suggest(word) });
			continue;
		}
		(word.startsWith('!') ? excluded : included).add(name);
		words.push({ text: word, span });
	}

	// Releases that know bounds need OpenSSL 1.1.1, which has no SSL 2.0: naming it does nothing.
	if (knowsBounds) {
		included.delete('SSLv2');
		excluded.add('SSLv2');
	}
	const isEnabled = (version: ProtocolVersion) =>
		isValid &&
		!excluded.has(version) &&
		(included.size === 0 || included.has(version)) &&
		wireVersion[version] >= floor &&
		wireVersion[version] <= ceiling;
	return { enabled: new Set(protocolVersions.filter(isEnabled)), words };
}

/** The versions of the record layer; a bound may be given as one of these, in hexadecimal. */
const wireVersion: Readonly<Record<ProtocolVersion, number>> = {
	SSLv2: 0x0200,
	SSLv3: 0x0300,
	TLSv1: 0x0301,
	'TLSv1.1': 0x0302,
	'TLSv1.2': 0x0303,
	'TLSv1.3': 0x0304,
};

/** 0 means no bound; `undefined` that Postfix rejects it. */
function readBound(text: string): number | undefined {
	if (text === '' || text.toLowerCase() === 'none') {
		return 0;
	}
	const name = protocolNamed(text);
	if (name !== undefined) {
		return name === 'SSLv2' ? undefined : wireVersion[name];
	}
	return /^(?:0x)?[0-9a-f]{1,7}$/i.test(text) ? Number.parseInt(text.replace(/^0x/i, ''), 16) : undefined;
}

function describeBadBound(word: string, knowsBounds: boolean): Pick<ProtocolWord, 'problem' | 'suggestion'> {
	if (!knowsBounds) {
		return { problem: 'bound-too-new' };
	}
	return { problem: 'unknown', ...suggest(word) };
}

function protocolNamed(text: string): ProtocolVersion | undefined {
	return protocolVersions.find(version => version.toLowerCase() === text.toLowerCase());
}

/** `TLS1.2`, `TLSv1_2`, `tls1_2`, `TLSv12`, `TLS 1.2`: the version that a misspelt one stands for. */
function suggest(word: string): { readonly suggestion?: string } {
	const [, operator = '', family = '', numbers = ''] =
		/^(!*|[<>]=)(ssl|tls)?[ v-]*([0-9][0-9._-]*)\+?$/i.exec(word) ?? [];
	const digits = numbers.replace(/\D/g, '');
	const wanted =
		family.toLowerCase() === 'ssl'
			? `SSLv${digits}`
			: `TLSv${digits.replace(/^(\d)0?$/, '$1').replace(/^(\d)(\d)$/, '$1.$2')}`;
	const version = protocolNamed(wanted);
	const suggestion = `${operator.startsWith('!') ? '!' : operator}${version}`;
	// SSL 2.0 is spelt right and still no bound.
	const isBoundToSsl2 = operator.endsWith('=') && version === 'SSLv2';
	return version === undefined || numbers === '' || suggestion === word || isBoundToSsl2 ? {} : { suggestion };
}
