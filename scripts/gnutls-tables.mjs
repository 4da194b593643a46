// Writes server/src/gnutls/tables/ from the recorded libraries in ../shared/ciphers. With --check it only compares.
import { readFileSync } from 'node:fs';
import { readRecording, requireRecordings, writeTables } from './tables.mjs';

const opensslSuites = new URL('../server/src/openssl/tables/suites.ts', import.meta.url);

/**
 * Suites that `gnutls_cipher_suite_info` of the real 3.7.9 lists and that no recorded string brings forth.
 */
const unrecorded = `
TLS_RSA_NULL_SHA256
TLS_PSK_ARCFOUR_128_SHA1 TLS_PSK_NULL_SHA1 TLS_PSK_NULL_SHA256 TLS_PSK_NULL_SHA384 TLS_PSK_AES_256_CBC_SHA384
TLS_PSK_CAMELLIA_256_CBC_SHA384 TLS_PSK_AES_128_CCM_8 TLS_PSK_AES_256_CCM_8
TLS_DHE_PSK_ARCFOUR_128_SHA1 TLS_DHE_PSK_NULL_SHA1 TLS_DHE_PSK_NULL_SHA256 TLS_DHE_PSK_NULL_SHA384
TLS_DHE_PSK_AES_128_CBC_SHA256 TLS_DHE_PSK_AES_256_CBC_SHA384 TLS_DHE_PSK_CAMELLIA_128_CBC_SHA256
TLS_DHE_PSK_CAMELLIA_256_CBC_SHA384 TLS_DHE_PSK_AES_128_CCM_8 TLS_DHE_PSK_AES_256_CCM_8
TLS_ECDHE_PSK_ARCFOUR_128_SHA1 TLS_ECDHE_PSK_NULL_SHA1 TLS_ECDHE_PSK_NULL_SHA256 TLS_ECDHE_PSK_NULL_SHA384
TLS_ECDHE_PSK_AES_256_CBC_SHA384 TLS_ECDHE_PSK_CAMELLIA_128_CBC_SHA256 TLS_ECDHE_PSK_CAMELLIA_256_CBC_SHA384
TLS_RSA_PSK_ARCFOUR_128_SHA1 TLS_RSA_PSK_NULL_SHA1 TLS_RSA_PSK_NULL_SHA256 TLS_RSA_PSK_NULL_SHA384
TLS_RSA_PSK_AES_128_CBC_SHA256 TLS_RSA_PSK_AES_256_CBC_SHA384 TLS_RSA_PSK_CAMELLIA_128_CBC_SHA256
TLS_RSA_PSK_CAMELLIA_256_CBC_SHA384
`;

/** Numbers of suites that no recorded OpenSSL has: IANA's registry "TLS Cipher Suites" (RFC 8446, 6367, 6655, 9189). */
const numbers = {
	TLS_AES_128_GCM_SHA256: '1301',
	TLS_AES_256_GCM_SHA384: '1302',
	TLS_CHACHA20_POLY1305_SHA256: '1303',
	TLS_AES_128_CCM_SHA256: '1304',
	TLS_AES_128_CCM_8_SHA256: '1305',
	TLS_RSA_WITH_CAMELLIA_128_GCM_SHA256: 'C07A',
	TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384: 'C07B',
	TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256: 'C07C',
	TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384: 'C07D',
	TLS_DHE_DSS_WITH_CAMELLIA_128_GCM_SHA256: 'C080',
	TLS_DHE_DSS_WITH_CAMELLIA_256_GCM_SHA384: 'C081',
	TLS_DH_anon_WITH_CAMELLIA_128_GCM_SHA256: 'C084',
	TLS_DH_anon_WITH_CAMELLIA_256_GCM_SHA384: 'C085',
	TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256: 'C086',
	TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384: 'C087',
	TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256: 'C08A',
	TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384: 'C08B',
	TLS_PSK_WITH_CAMELLIA_128_GCM_SHA256: 'C08E',
	TLS_PSK_WITH_CAMELLIA_256_GCM_SHA384: 'C08F',
	TLS_DHE_PSK_WITH_CAMELLIA_128_GCM_SHA256: 'C090',
	TLS_DHE_PSK_WITH_CAMELLIA_256_GCM_SHA384: 'C091',
	TLS_RSA_PSK_WITH_CAMELLIA_128_GCM_SHA256: 'C092',
	TLS_RSA_PSK_WITH_CAMELLIA_256_GCM_SHA384: 'C093',
	TLS_PSK_DHE_WITH_AES_128_CCM_8: 'C0AA',
	TLS_PSK_DHE_WITH_AES_256_CCM_8: 'C0AB',
	TLS_GOSTR341112_256_WITH_28147_CNT_IMIT: 'C102',
};

/** Names that are not made of the parts of GnuTLS's name; the draft suite 0x0066 never got a name in the registry. */
const oddNames = {
	TLS_DHE_PSK_AES_128_CCM_8: 'TLS_PSK_DHE_WITH_AES_128_CCM_8',
	TLS_DHE_PSK_AES_256_CCM_8: 'TLS_PSK_DHE_WITH_AES_256_CCM_8',
	TLS_GOSTR341112_256_28147_CNT_IMIT: 'TLS_GOSTR341112_256_WITH_28147_CNT_IMIT',
};
const draftSuite = 'TLS_DHE_DSS_ARCFOUR_128_SHA1';
const draftNumber = '0066';

const bases = [...['NORMAL', 'PFS', 'SECURE128', 'SECURE192', 'SUITEB128', 'SUITEB192'], ...['LEGACY', 'PERFORMANCE']];

/** The recordings' name of each class of algorithms that a base fills. */
const classes = {
	protocols: 'versions',
	groups: 'groups',
	signatureAlgorithms: 'sign',
	keyExchanges: 'kx',
	ciphers: 'ciphers',
	macs: 'macs',
};

requireRecordings();
const builds = readBuilds();
writeTables(
	'server/src/gnutls/tables',
	{ 'suites.ts': suitesSource(), 'builds.ts': buildsSource() },
	'gnutls-tables.mjs',
);

/** The libraries from the oldest to the newest. */
function readBuilds() {
	const libraries = Object.entries(readRecording('libraries.json')).filter(([build]) => build.startsWith('gnutls-'));
	return libraries.map(([build, id]) => {
		const { tables: names, cases } = readRecording(`${build}.json`);
		return { id, label: build.slice('gnutls-'.length), names: { groups: names.curves, ...names }, cases };
	});
}

function suitesSource() {
	const openssl = readOpensslSuites();
	const names = new Set([...builds.flatMap(build => build.names.suites), ...unrecorded.trim().split(/\s+/)]);
	const rows = [...names].map(name => suiteRow(name, openssl)).sort((a, b) => (a[0] < b[0] ? -1 : 1));
	return `// Written by scripts/gnutls-tables.mjs from recorded GnuTLS libraries (3.5.19 to 3.8.13); do not edit.

/**
 * Every suite of every library: number, GnuTLS's name, key exchange, cipher, mac, oldest TLS, oldest DTLS, name in IANA's
 * registry, OpenSSL's name; \`-\` for none.
 */
export const suiteTable = \`
${rows.map(row => row.join(' ')).join('\n')}
\`;
`;
}

function suiteRow(name, openssl) {
	const { keyExchange, cipher, mac } = partsOf(name);
	const standardName = name === draftSuite ? undefined : standardNameOf(name);
	const number = standardName ? (openssl.numbers.get(standardName) ?? numbers[standardName]) : draftNumber;
	if (!number) {
		throw new RangeError(`${name} has no number: ${standardName}`);
	}
	const { tls, dtls } = oldestProtocols(keyExchange, cipher, mac, name);
	// TLS 1.3 suites are called the same everywhere.
	const opensslName = openssl.names.get(number) ?? (keyExchange === '-' ? name : '-');
	return [number, name, keyExchange, cipher, mac, tls, dtls, standardName ?? '-', opensslName];
}

/** What a suite is made of, in the words of priority strings. */
function partsOf(name) {
	if (name.startsWith('TLS_GOST')) {
		return { keyExchange: 'VKO-GOST-12', cipher: 'GOST28147-TC26Z-CNT', mac: 'GOST28147-TC26Z-IMIT' };
	}
	const [, exchange = '-', rest] = /^TLS_(?:((?:EC)?DHE?_[A-Z]+|SRP_SHA(?:_RSA|_DSS)?|RSA_PSK|RSA|PSK)_)?(.*)$/.exec(
		name,
	);
	const keyExchange = exchange
		.replace(/^(ECDH|DH)_ANON$/, 'ANON_$1')
		.replace(/^SRP_SHA/, 'SRP')
		.replaceAll('_', '-');
	const [, cipher, hash] = /^(CHACHA20_POLY1305|.*?_CCM_8|.*?_CCM|.*?)(?:_(MD5|SHA\d+))?$/.exec(rest);
	const isAead = /GCM|CCM|POLY1305/.test(cipher);
	return {
		keyExchange,
		cipher: cipher.replace('3DES_EDE', '3DES').replaceAll('_', '-'),
		mac: isAead ? 'AEAD' : hash,
	};
}

function standardNameOf(name) {
	const { keyExchange } = partsOf(name);
	if (keyExchange === '-') {
		return name;
	}
	const exchange = /^ANON/.test(keyExchange)
		? `${keyExchange.slice('ANON-'.length)}_anon`
		: keyExchange.replace(/^SRP/, 'SRP_SHA').replaceAll('-', '_');
	const rest = name
		.slice(`TLS_${exchange}_`.length)
		.replace('ARCFOUR', 'RC4')
		.replace(/_SHA1$/, '_SHA')
		.replace(/POLY1305$/, 'POLY1305_SHA256');
	return oddNames[name] ?? `TLS_${exchange}_WITH_${rest}`;
}

/**
 * The protocols that \`gnutls_priority_get_cipher_suite_index\` asks for before it lists a suite (measured with 3.7.9 for TLS
 * and DTLS; lib/algorithms/ciphersuites.c for SSL 3.0).
 */
function oldestProtocols(keyExchange, cipher, mac, name) {
	if (keyExchange === '-') {
		return { tls: 'TLS1.3', dtls: '-' };
	}
	if (keyExchange === 'VKO-GOST-12') {
		return { tls: 'TLS1.2', dtls: '-' };
	}
	if (name === 'TLS_ECDHE_PSK_NULL_SHA384') {
		return { tls: 'TLS1.0', dtls: 'DTLS1.2' };
	}
	if (mac !== 'SHA1' && mac !== 'MD5') {
		return { tls: 'TLS1.2', dtls: 'DTLS1.2' };
	}
	const tls = keyExchange === 'RSA-PSK' ? 'TLS1.0' : 'SSL3.0';
	return { tls, dtls: cipher === 'ARCFOUR-128' ? '-' : 'DTLS0.9' };
}

function readOpensslSuites() {
	const rows = [...readFileSync(opensslSuites, 'utf8').matchAll(/^([\dA-F]{4}) (\S+) .* (\S+)$/gm)];
	return {
		numbers: new Map(rows.map(([, number, , standardName]) => [standardName, number])),
		names: new Map(rows.map(([, number, name]) => [number, name])),
	};
}

function buildsSource() {
	const entries = builds.map(build => {
		const lines = bases.flatMap(base =>
			Object.keys(classes).map(name => [base, name, ...membersOf(build, base, name)].join(' ')),
		);
		return `	// GnuTLS ${build.label}\n	'${build.id}': \`\n${lines.join('\n')}\n\`,\n`;
	});
	return `// Written by scripts/gnutls-tables.mjs from recorded GnuTLS libraries (3.5.19 to 3.8.13); do not edit.

/** What words such as \`NORMAL\` stand for: the word, a list, and the names in it, most preferred first. */
export const builds = {
${entries.join('')}} as const satisfies Record<string, string>;
`;
}

/** What a base brings, read off a recorded string that begins with it and leaves the class alone after that. */
function membersOf(build, base, name) {
	const harmless = name === 'protocols' ? /^%(?!NO_EXT)|COMP-/ : /^%|COMP-|^-VERS-TLS1\.[01]$/;
	const found = build.cases.find(({ string, error }) => {
		const [first, ...rest] = string.split(':');
		return first.toUpperCase() === base && !error && rest.every(word => harmless.test(word));
	});
	// The manual says that SUITEB128 and SUITEB192 have TLS 1.2 alone; no recorded string shows it for SUITEB128.
	if (!found && base === 'SUITEB128') {
		return membersOf(build, 'SUITEB192', name);
	}
	if (!found) {
		throw new RangeError(`No recorded string shows the ${name} of ${base} in ${build.id}.`);
	}
	const key = classes[name];
	return (found[key] ?? found.curves).map(index => build.names[key][index]);
}
