import type { ProtocolVersion } from '../../server/src/tls/protocol.js';

/** Protocols that a ClientHello can ask for; SSL 2.0 has another format and no Postfix of today speaks it. */
export type Probed = Exclude<ProtocolVersion, 'SSLv2'>;

/** Their numbers on the wire (RFC 6101, RFC 8446 §4.2.1). */
export const wireVersions: Readonly<Record<Probed, number>> = {
	SSLv3: 0x0300,
	TLSv1: 0x0301,
	'TLSv1.1': 0x0302,
	'TLSv1.2': 0x0303,
	'TLSv1.3': 0x0304,
};

/** Groups by their number in IANA's registry of TLS supported groups. */
export const groupNames: ReadonlyMap<number, string> = new Map([
	[29, 'x25519'],
	[30, 'x448'],
	[23, 'secp256r1'],
	[24, 'secp384r1'],
	[25, 'secp521r1'],
	[19, 'secp192r1'],
	[21, 'secp224r1'],
	[22, 'secp256k1'],
	[26, 'brainpoolP256r1'],
	[27, 'brainpoolP384r1'],
	[28, 'brainpoolP512r1'],
	[1, 'sect163k1'],
	[3, 'sect163r2'],
	[6, 'sect233k1'],
	[9, 'sect283k1'],
	[10, 'sect283r1'],
	[11, 'sect409k1'],
	[12, 'sect409r1'],
	[13, 'sect571k1'],
	[14, 'sect571r1'],
	[256, 'ffdhe2048'],
	[257, 'ffdhe3072'],
	[258, 'ffdhe4096'],
	[259, 'ffdhe6144'],
	[260, 'ffdhe8192'],
]);

/** What a client offers in its first message. */
export interface Offer {
	readonly protocol: Probed;
	/** Suites by number, the most wanted first. */
	readonly suites: readonly number[];
	/** Groups by number, the most wanted first. */
	readonly groups: readonly number[];
	/** Whether DEFLATE (RFC 3749) is offered besides no compression. */
	readonly compression?: boolean;
}

/** The offer as one record, ready to send. TLS 1.3 comes without key shares, so that the server asks for the group it wants. */
export function clientHello(offer: Offer): Buffer {
	const version = wireVersions[offer.protocol];
	const isTls13 = offer.protocol === 'TLSv1.3';
	const body = Buffer.concat([
		uint16(Math.min(version, wireVersions['TLSv1.2'])),
		Buffer.alloc(32, 0x5a),
		vector8(isTls13 ? Buffer.alloc(32, 0x17) : Buffer.alloc(0)),
		vector16(Buffer.concat(offer.suites.map(uint16))),
		vector8(Buffer.from(offer.compression ? [1, 0] : [0])),
		offer.protocol === 'SSLv3' ? Buffer.alloc(0) : vector16(extensionsOf(offer)),
	]);
	const message = Buffer.concat([Buffer.from([1, 0]), vector16(body)]);
	return Buffer.concat([Buffer.from([22]), uint16(Math.min(version, wireVersions.TLSv1)), vector16(message)]);
}

/** RSA, RSA-PSS, ECDSA, EdDSA and DSS with every hash down to SHA-1 (RFC 8446 §4.2.3, RFC 5246 §7.4.1.4.1). */
const signatureAlgorithms = [
	0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601,
	0x0303, 0x0301, 0x0203, 0x0201, 0x0402, 0x0302, 0x0202,
];

function extensionsOf({ protocol, groups }: Offer): Buffer {
	const extensions = [
		extension(10, vector16(Buffer.concat(groups.map(uint16)))),
		extension(11, vector8(Buffer.from([0, 1, 2]))),
		extension(13, vector16(Buffer.concat(signatureAlgorithms.map(uint16)))),
		// Secure renegotiation (RFC 5746), empty on a first handshake.
		extension(0xff01, vector8(Buffer.alloc(0))),
	];
	if (protocol === 'TLSv1.3') {
		extensions.push(
			extension(43, vector8(uint16(wireVersions['TLSv1.3']))),
			extension(45, vector8(Buffer.from([1]))),
			extension(51, vector16(Buffer.alloc(0))),
		);
	}
	return Buffer.concat(extensions);
}

function extension(type: number, data: Buffer): Buffer {
	return Buffer.concat([uint16(type), vector16(data)]);
}

function uint16(value: number): Buffer {
	return Buffer.from([value >> 8, value & 0xff]);
}

function vector8(data: Buffer): Buffer {
	return Buffer.concat([Buffer.from([data.length]), data]);
}

function vector16(data: Buffer): Buffer {
	return Buffer.concat([uint16(data.length), data]);
}
