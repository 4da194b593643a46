import { displayVersions, type ProtocolVersion, protocolVersions } from '../tls/protocol.js';
import { type Demand, type JudgedTopics, type Strength, type TlsLevel, type Topic, textTopics } from './demand.js';
import { citationText } from './source.js';

const judgedTopics: Readonly<Record<keyof JudgedTopics, string>> = {
	tlsLevel: 'TLS',
	minimumProtocol: 'oldest protocol',
	forbiddenProtocols: 'forbidden protocols',
	allowedProtocols: 'protocols',
	requiredProtocols: 'required protocols',
	preferredProtocols: 'preferred protocols',
	opensslList: 'OpenSSL list',
	gnutlsPriorities: 'GnuTLS priorities',
	cipherGrade: 'cipher grade',
	cipherBits: 'cipher keys',
	serverPreference: 'order',
	compression: 'compression',
	dhBits: 'DH primes',
	dhGroups: 'DH groups',
	dhParameters: 'DH parameters',
	curves: 'curves',
	rsaBits: 'RSA keys',
	ecBits: 'ECDSA keys',
	certificateCurves: 'certificate curves',
	signatureHashes: 'signature hashes',
	clientCertificate: 'client certificates',
	cleartextPasswords: 'passwords in clear',
	dnssec: 'DNSSEC',
	tlsReporting: 'TLS reporting',
	logLevel: 'log level of Postfix',
};

/** All topics with what people call them, in the order to show them in. */
export const topicLabels: Readonly<Record<Topic, string>> = { ...judgedTopics, ...textTopics };

/** All topics, in the order to show them in. */
export const topics = Object.keys(topicLabels) as readonly Topic[];

const levelTexts: Readonly<Record<TlsLevel, string>> = {
	opportunistic: 'opportunistic',
	mandatory: 'mandatory',
	authenticated: 'mandatory and authenticated',
	dane: 'DANE where there are records',
	'dane-only': 'DANE only',
};

/** The values of a demand in words: `3072 bits or more; to be phased out: 2048 bits or more`. */
export function demandText(topic: Topic, { value, good, phaseOut }: Demand<unknown>): string {
	const text = (part: unknown) => (part === undefined ? [] : [valueText(topic, part)]);
	if (topic in textTopics) {
		return [value, good, phaseOut].flatMap(text).join('. ');
	}
	return [
		...text(value),
		...text(good).map(part => `good: ${part}`),
		...text(phaseOut).map(part => `to be phased out: ${part}`),
	].join('; ');
}

function valueText(topic: Topic, value: unknown): string {
	if (topic in textTopics) {
		return String(value).replace(/\.$/, '');
	}
	if (value === null) {
		return 'the default';
	}
	if (typeof value === 'number') {
		return topic === 'logLevel' ? String(value) : `${value} bits or more`;
	}
	if (typeof value === 'boolean') {
		return value ? "the server's" : "the client's";
	}
	if (Array.isArray(value)) {
		return value.length === 0 ? 'none' : listText(value);
	}
	const [level] = Object.entries(levelTexts).flatMap(([key, text]) =>
		topic === 'tlsLevel' && key === value ? text : [],
	);
	return level ?? (isVersions([value]) ? displayVersions([value as ProtocolVersion]) : String(value));
}

function listText(values: readonly unknown[]): string {
	return isVersions(values) ? displayVersions(values) : values.join(', ');
}

function isVersions(values: readonly unknown[]): values is readonly ProtocolVersion[] {
	return values.every(value => protocolVersions.some(version => version === value));
}

/** Topics whose values are told as what is not to be: their "must not" is a "must". */
const negated: readonly Topic[] = [
	...(['compression', 'clientCertificate', 'selfSigned', 'selectiveStarttls', 'serverNameIndication'] as const),
	...(['clientRenegotiation', 'earlyData', 'truncatedHmac', 'heartbeat'] as const),
];

/** How strongly a value of a topic is asked for, as people say it: `must`, `not recommended`. */
export function strengthText(topic: Topic, strength: Strength): string {
	const text = strength === 'levels' ? 'sufficient' : strength.replace('-', ' ');
	return negated.includes(topic) ? text.replace(/ not$/, '') : text;
}

/** `must; RFC 9325 §3.1.1, §4.5, RFC 8996`: a source is named once for the places that follow each other. */
export function sourceText(topic: Topic, { strength, cite }: Demand<unknown>): string {
	const texts = cite.map((citation, index) => {
		const isSame = citation.source === cite[index - 1]?.source;
		return isSame && citation.place !== undefined ? citation.place : citationText(citation);
	});
	return `${strengthText(topic, strength)}; ${texts.join(', ')}`;
}
