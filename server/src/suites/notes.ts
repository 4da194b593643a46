import type { Weakness } from '../openssl/assess.js';
import type { SuiteFacts } from './facts.js';

/** One thing to know about a suite. */
export interface SuiteNote {
	/** A sentence. */
	readonly text: string;
	/** Who says so. */
	readonly source: string;
}

/** What there is to say against a suite, the worst first; empty for a modern one. */
export function suiteNotes(suite: SuiteFacts): readonly SuiteNote[] {
	return [
		...suite.weaknesses.map(weakness => weaknessNotes[weakness]),
		...(suite.isForwardSecret ? [] : [staticKey]),
		...(suite.keyExchange === 'DHE' || suite.keyExchange === 'DHEPSK' ? [finiteField] : []),
		...(suite.mode === 'CBC' ? [cbc] : []),
		...(suite.mode === 'CCM_8' ? [shortTag] : []),
		...(suite.protocol === 'SSLv2' ? [ssl2] : []),
	];
}

const weaknessNotes: Readonly<Record<Weakness, SuiteNote>> = {
	null: { text: 'It does not encrypt: everybody on the way can read.', source: 'RFC 9325 §4.1' },
	anonymous: {
		text: 'The server does not prove who it is: anybody on the way can take its place.',
		source: 'RFC 5246 §F.1.1.1',
	},
	export: { text: 'Its key is weakened on purpose and can be searched in hours.', source: 'RFC 9325 §4.1' },
	low: { text: 'Its key has 56 bits or less and can be searched.', source: 'RFC 9325 §4.1' },
	rc4: { text: 'RC4 gives away parts of the text, and TLS prohibits it.', source: 'RFC 7465' },
	rc2: { text: 'RC2 is obsolete; TLS 1.2 has no suite with it.', source: 'RFC 5246 §A.5' },
	des: { text: 'DES is obsolete; TLS 1.2 excludes it.', source: 'RFC 5469' },
	'3des': {
		text: 'Blocks of 64 bits repeat after some gigabytes and then give away text (Sweet32); 112 bits are too few.',
		source: 'RFC 9325 §4.1, CVE-2016-2183',
	},
	idea: { text: 'IDEA has blocks of 64 bits; TLS 1.2 excludes it.', source: 'RFC 5469' },
	seed: {
		text: 'SEED is little examined, and current libraries have left it out.',
		source: 'OpenSSL 3.0, legacy provider',
	},
	md5: { text: 'The integrity check uses MD5.', source: 'RFC 6151' },
};

const staticKey: SuiteNote = {
	text: 'Not forward secret: who gets the key of the server can read recorded mail.',
	source: 'RFC 9325 §4.1, RFC 10015',
};

const finiteField: SuiteNote = {
	text: 'Diffie-Hellman over finite fields is taken out of TLS 1.2, where a client cannot choose the group.',
	source: 'RFC 10015',
};

const cbc: SuiteNote = {
	text: 'CBC with a separate check is open to padding attacks unless both sides encrypt before they authenticate.',
	source: 'RFC 9325 §4.2, RFC 7366',
};

const shortTag: SuiteNote = {
	text: 'The check value has 64 bits only, which newer OpenSSL refuses from security level 1 on.',
	source: 'RFC 6655, OpenSSL 3.5',
};

const ssl2: SuiteNote = { text: 'It belongs to SSL 2.0, which is prohibited.', source: 'RFC 6176' };
