import { suiteBaselineIds, suitePolicies, verdictOf } from '../baselines/suites/index.js';
import { type Availability, newestLegacyRelease, type Releases } from '../suites/availability.js';
import type { SuiteFacts } from '../suites/facts.js';
import { suiteNotes } from '../suites/notes.js';
import { encryptionOf, gradeColor, verdictColor } from './ciphers-text.js';
import type { Style } from './report-text.js';
import { indented } from './wrap.js';

/** What there is to know about a cipher suite. */
export function suiteText(suite: SuiteFacts, { colors, columns }: Style): string {
	const title = suite.opensslNames[0] ?? suite.standardName ?? suite.gnutlsName ?? wireNumber(suite.number);
	const notes = suiteNotes(suite).map(({ text, source }) => `${text} (${source})`);
	const lines = [
		`${colors.bold(title)}: ${gradeColor(suite.grade, colors)(suite.grade)}`,
		'',
		...facts(suite).flatMap(([label, text]) => indented(text, `  ${label.padEnd(16)}`, columns)),
		'',
		notes.length === 0 ? 'Nothing is known against it.' : 'Against it',
		...notes.flatMap(note => indented(note, '  ', columns)),
		'',
		'Verdicts',
		...suiteBaselineIds.flatMap(id => {
			const { verdict, cite, verified, note } = verdictOf(suite, id);
			const source = verified === true ? cite : `${cite}; not read in the document itself`;
			const label = `  ${suitePolicies[id].name.padEnd(21)}`;
			const text = note === undefined ? source : `${source}. ${note}`;
			const [first = '', ...rest] = indented(text, `${label}${verdict.padEnd(13)}`, columns);
			return [first.replace(verdict, verdictColor(verdict, colors)(verdict)), ...rest];
		}),
	];
	return `${lines.join('\n')}\n`;
}

function facts(suite: SuiteFacts): (readonly [string, string])[] {
	const { standardName, opensslNames, keyExchange, authentication, mac, protocol, newestProtocol } = suite;
	const exchange = keyExchange === 'any' ? 'by the group' : keyExchange;
	return [
		['name', standardName ?? "none in IANA's registry"],
		['number', wireNumber(suite.number)],
		['OpenSSL', suite.openssl === undefined ? 'no release' : `${opensslNames.join(', ')}; ${releases(suite.openssl)}`],
		['GnuTLS', suite.gnutls === undefined ? 'no release' : `${suite.gnutlsName}; ${range(suite.gnutls)}`],
		['protocol', protocol === newestProtocol ? protocol : `${protocol} to ${newestProtocol}`],
		['key exchange', suite.isForwardSecret ? `${exchange}, forward secret` : exchange],
		['authentication', authentication === 'any' ? 'by the certificate' : authentication.replace('None', 'none')],
		['encryption', strength(suite)],
		['integrity', mac === 'AEAD' ? 'AEAD, part of the cipher' : mac],
		['key derivation', keyDerivation(suite)],
	];
}

/** Before TLS 1.2 every suite of TLS derives keys in the same way. */
function keyDerivation({ protocol, newestProtocol, prfHash }: SuiteFacts): string {
	return protocol === newestProtocol || prfHash === 'MD5+SHA1' ? prfHash : `${prfHash} in ${newestProtocol}`;
}

function strength({ strengthBits, bits, ...suite }: SuiteFacts): string {
	const text = encryptionOf({ ...suite, bits, strengthBits });
	return bits === 0 ? text : `${text}, ${bits} bits${strengthBits === bits ? '' : `, worth ${strengthBits}`}`;
}

/** `1.0.1 to 4.0, compiled in by default`. */
function releases({ byDefault, withLegacy }: Availability): string {
	if (withLegacy === undefined) {
		return byDefault === undefined ? '' : `${range(byDefault)}, compiled in by default`;
	}
	// Builds of newer releases with the legacy ciphers are not known.
	const end = withLegacy.last === newestLegacyRelease ? ' and perhaps later' : '';
	return byDefault === undefined
		? `${range(withLegacy)}${end}, only where the legacy ciphers are compiled in`
		: `${range(byDefault)} by default, up to ${withLegacy.last}${end} where the legacy ciphers are compiled in`;
}

function range({ first, last }: Releases): string {
	return first === last ? first : `${first} to ${last}`;
}

/** As IANA's registry writes it. */
function wireNumber(number: number): string {
	const digits = number
		.toString(16)
		.toUpperCase()
		.padStart(number > 0xffff ? 6 : 4, '0');
	return (digits.match(/../g) ?? []).map(byte => `0x${byte}`).join(',');
}
