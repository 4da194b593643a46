import type { ExpandedElement, Expansion } from '../../openssl/expand.js';

/** Two elements between which a `+` was meant: the second selects on its own what was meant to narrow the first. */
export interface SplitElement {
	readonly first: ExpandedElement;
	readonly second: ExpandedElement;
}

const ephemeralWithCertificate =
	/^(?:k?EECDH|k?ECDHE|k?EDH|k?DHE)\+a?(?:RSA|ECDSA)$|^a?(?:RSA|ECDSA)\+(?:k?EECDH|k?ECDHE|k?EDH|k?DHE)$/;
const narrowing = /^(?:AESGCM|SHA256|SHA384)$/;

/**
 * `EECDH+aRSA:AESGCM` as DFN-CERT 2017 §4.1 prints what §2.2 has as `EECDH+aRSA+AESGCM`. The bare word then selects its
 * suites with any key exchange. Only where it lets something in that way.
 */
export function splitElements({ elements }: Expansion): readonly SplitElement[] {
	return elements.flatMap((second, index) => {
		const first = elements[index - 1];
		const isSplit =
			first?.operator === 'add' &&
			ephemeralWithCertificate.test(first.text) &&
			narrowing.test(second.text) &&
			second.added > 0;
		return isSplit ? [{ first, second }] : [];
	});
}

/** Words that nobody adds in the middle of exclusions: what is weak, and what mail programs cannot use. */
const unwanted =
	/^(?:EXP|EXPORT|EXPORT40|EXPORT56|aNULL|eNULL|NULL|LOW|RC4|RC2|MD5|DES|3DES|IDEA|SEED|PSK|SRP|DSS|aDSS|ADH|AECDH|SSLv2)$/;

/** Words without a sign between two exclusions, such as `EXP` in `!MD5:EXP:!PSK` of DFN-CERT 2017 §4.2. */
export function lostExclusions({ elements }: Expansion): readonly ExpandedElement[] {
	return elements.filter(
		({ operator, text }, index) =>
			operator === 'add' &&
			unwanted.test(text) &&
			elements[index - 1]?.operator === 'remove' &&
			elements[index + 1]?.operator === 'remove',
	);
}

/** The words that the rules about misprints speak of, and what a misprint makes broader than it was meant. */
export function misprintedWords(expansion: Expansion): readonly ExpandedElement[] {
	return [...splitElements(expansion).flatMap(({ first, second }) => [first, second]), ...lostExclusions(expansion)];
}
