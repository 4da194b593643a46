import type { SuiteTraits } from './facts.js';

type Row = readonly [cipher: string, bits: number, strengthBits: number, mode: SuiteTraits['mode'], mac: string];

/**
 * What suites without a name in IANA's registry are, by number: those of SSL 2.0 (the Netscape specification, §C.4), the
 * GOST suites of draft-chudov-cryptopro-cptls, which OpenSSL 1.0.2 has with its engine, and one of
 * draft-ietf-tls-56-bit-ciphersuites that GnuTLS has.
 */
export const unregisteredSuites: ReadonlyMap<number, SuiteTraits> = new Map<number, SuiteTraits>([
	[0x010080, ssl2('RC4', 128, 128, 'stream', 'MD5')],
	[0x020080, ssl2('RC4', 128, 40, 'stream', 'MD5')],
	[0x030080, ssl2('RC2', 128, 128, 'CBC', 'MD5')],
	[0x040080, ssl2('RC2', 128, 40, 'CBC', 'MD5')],
	[0x050080, ssl2('IDEA', 128, 128, 'CBC', 'MD5')],
	[0x060040, ssl2('DES', 56, 56, 'CBC', 'MD5')],
	[0x0700c0, ssl2('3DES', 168, 112, 'CBC', 'MD5')],
	[0x0080, gost('GOST94', 'GOST89', 256, 256, 'stream', 'GOST89')],
	[0x0081, gost('GOST01', 'GOST89', 256, 256, 'stream', 'GOST89')],
	[0x0082, gost('GOST94', 'None', 0, 0, 'none', 'GOST94')],
	[
		0x0066,
		{
			...{ keyExchange: 'DHE', authentication: 'DSS', prfHash: 'SHA256', isExport: false },
			...traits(['RC4', 128, 128, 'stream', 'SHA1']),
		},
	],
	[0x0083, gost('GOST01', 'None', 0, 0, 'none', 'GOST94')],
]);

function ssl2(...row: Row): SuiteTraits {
	return { keyExchange: 'RSA', authentication: 'RSA', ...traits(row), prfHash: 'MD5', isExport: row[2] === 40 };
}

function gost(authentication: 'GOST94' | 'GOST01', ...row: Row): SuiteTraits {
	return { keyExchange: 'GOST', authentication, ...traits(row), prfHash: 'GOST94', isExport: false };
}

function traits([cipher, bits, strengthBits, mode, mac]: Row) {
	return { cipher, bits, strengthBits, mode, mac };
}
