/**
 * Key-exchange groups: the name in TLS, the versions, the protocols that can use it there (`all` up to TLS 1.3), and the
 * spellings that lists may use where the name alone is not it. Measured: what each library accepts, and what its
 * ClientHello then says (1.0.2s, 1.1.0h, 1.1.1w, 3.0.20, 3.5.9, 3.6.5, 4.0.3). RFC 8422, RFC 7919, RFC 7027, RFC 8734.
 */
export const groupTable = `
sect163k1 1.0.2-1.1.1 all sect163k1,K-163
sect163k1 3.0-3.5 TLSv1.2 sect163k1,K-163
sect163r1 1.0.2-1.1.1 all
sect163r1 3.0-3.5 TLSv1.2
sect163r2 1.0.2-1.1.1 all sect163r2,B-163
sect163r2 3.0-3.5 TLSv1.2 sect163r2,B-163
sect193r1 1.0.2-1.1.1 all
sect193r1 3.0-3.5 TLSv1.2
sect193r2 1.0.2-1.1.1 all
sect193r2 3.0-3.5 TLSv1.2
sect233k1 1.0.2-1.1.1 all sect233k1,K-233
sect233k1 3.0-3.5 TLSv1.2 sect233k1,K-233
sect233r1 1.0.2-1.1.1 all sect233r1,B-233
sect233r1 3.0-3.5 TLSv1.2 sect233r1,B-233
sect239k1 1.0.2-1.1.1 all
sect239k1 3.0-3.5 TLSv1.2
sect283k1 1.0.2-1.1.1 all sect283k1,K-283
sect283k1 3.0-3.5 TLSv1.2 sect283k1,K-283
sect283r1 1.0.2-1.1.1 all sect283r1,B-283
sect283r1 3.0-3.5 TLSv1.2 sect283r1,B-283
sect409k1 1.0.2-1.1.1 all sect409k1,K-409
sect409k1 3.0-3.5 TLSv1.2 sect409k1,K-409
sect409r1 1.0.2-1.1.1 all sect409r1,B-409
sect409r1 3.0-3.5 TLSv1.2 sect409r1,B-409
sect571k1 1.0.2-1.1.1 all sect571k1,K-571
sect571k1 3.0-3.5 TLSv1.2 sect571k1,K-571
sect571r1 1.0.2-1.1.1 all sect571r1,B-571
sect571r1 3.0-3.5 TLSv1.2 sect571r1,B-571
secp160k1 1.0.2-1.1.1 all
secp160k1 3.0-3.5 TLSv1.2
secp160r1 1.0.2-1.1.1 all
secp160r1 3.0-3.5 TLSv1.2
secp160r2 1.0.2-1.1.1 all
secp160r2 3.0-3.5 TLSv1.2
secp192k1 1.0.2-1.1.1 all
secp192k1 3.0-3.5 TLSv1.2
secp224k1 1.0.2-1.1.1 all
secp224k1 3.0-3.5 TLSv1.2
secp224r1 1.0.2-1.1.1 all secp224r1,P-224
secp224r1 3.0-3.5 TLSv1.2 secp224r1,P-224
secp256k1 1.0.2-1.1.1 all
secp256k1 3.0-3.5 TLSv1.2
secp192r1 1.0.2-1.1.1 all prime192v1,P-192
secp192r1 3.0-3.5 TLSv1.2 secp192r1,prime192v1,P-192
secp256r1 1.0.2-1.1.1 all prime256v1,P-256
secp256r1 3.0- all secp256r1,prime256v1,P-256
secp384r1 1.0.2- all secp384r1,P-384
secp521r1 1.0.2- all secp521r1,P-521
brainpoolP256r1 1.0.2-1.1.1 all
brainpoolP256r1 3.0- TLSv1.2
brainpoolP256r1tls13 3.5- TLSv1.3
brainpoolP384r1 1.0.2-1.1.1 all
brainpoolP384r1 3.0- TLSv1.2
brainpoolP384r1tls13 3.5- TLSv1.3
brainpoolP512r1 1.0.2-1.1.1 all
brainpoolP512r1 3.0- TLSv1.2
brainpoolP512r1tls13 3.5- TLSv1.3
x25519 1.1.0-1.1.1 all X25519
x25519 3.0- all x25519,X25519
x448 1.1.1-1.1.1 all X448
x448 3.0- all x448,X448
curveSM2 4.0- TLSv1.3 curveSM2,SM2
ffdhe2048 3.0-3.5 TLSv1.3
ffdhe2048 4.0- all
ffdhe3072 3.0-3.5 TLSv1.3
ffdhe3072 4.0- all
ffdhe4096 3.0-3.5 TLSv1.3
ffdhe4096 4.0- all
ffdhe6144 3.0-3.5 TLSv1.3
ffdhe6144 4.0- all
ffdhe8192 3.0-3.5 TLSv1.3
ffdhe8192 4.0- all
MLKEM512 3.5- TLSv1.3
MLKEM768 3.5- TLSv1.3
MLKEM1024 3.5- TLSv1.3
SecP256r1MLKEM768 3.5- TLSv1.3
X25519MLKEM768 3.5- TLSv1.3
SecP384r1MLKEM1024 3.5- TLSv1.3
curveSM2MLKEM768 4.0- TLSv1.3
`;

/**
 * What a client lists unasked in a version, from its ClientHello (1.0.0m, 1.0.1e and u, 1.0.2s, 1.1.0h, 1.1.1w, 3.0.20,
 * 3.5.9, 3.6.5, 4.0.3). 0.9.8 is not measured; its suites of elliptic curves are drafts that no program uses unasked.
 */
export const defaultLists: readonly (readonly [versions: string, groups: string])[] = [
	[
		'1.0.0-1.0.0',
		[
			'sect163k1 sect163r1 sect163r2 sect193r1 sect193r2 sect233k1 sect233r1 sect239k1 sect283k1 sect283r1',
			'sect409k1 sect409r1 sect571k1 sect571r1 secp160k1 secp160r1 secp160r2 secp192k1 secp192r1 secp224k1',
			'secp224r1 secp256k1 secp256r1 secp384r1 secp521r1',
		].join(' '),
	],
	[
		'1.0.1f-1.0.1',
		[
			'sect571r1 sect571k1 secp521r1 sect409k1 sect409r1 secp384r1 sect283k1 sect283r1 secp256k1 secp256r1',
			'sect239k1 sect233k1 sect233r1 secp224k1 secp224r1 sect193r1 sect193r2 secp192k1 secp192r1 sect163k1',
			'sect163r1 sect163r2 secp160k1 secp160r1 secp160r2',
		].join(' '),
	],
	[
		'1.0.2-1.0.2',
		[
			'secp256r1 secp521r1 brainpoolP512r1 brainpoolP384r1 secp384r1 brainpoolP256r1 secp256k1 sect571r1',
			'sect571k1 sect409k1 sect409r1 sect283k1 sect283r1',
		].join(' '),
	],
	['1.1.0-1.1.0', 'x25519 secp256r1 secp521r1 secp384r1'],
	['1.1.1-1.1.1', 'x25519 secp256r1 x448 secp521r1 secp384r1'],
	['3.0-3.0', 'x25519 secp256r1 x448 secp521r1 secp384r1 ffdhe2048 ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192'],
	['3.5-3.5', 'X25519MLKEM768 x25519 secp256r1 x448 secp384r1 secp521r1 ffdhe2048 ffdhe3072'],
	[
		'4.0-4.0',
		[
			'X25519MLKEM768 SecP256r1MLKEM768 curveSM2MLKEM768 x25519 secp256r1 x448 secp384r1 secp521r1 curveSM2',
			'ffdhe2048 ffdhe3072',
		].join(' '),
	],
];
