import { groupNames, type Probed, wireVersions } from './client-hello.js';

/** What a server makes of a ClientHello. */
export type ServerAnswer =
	| { readonly kind: 'hello'; readonly hello: ServerHello }
	/** The number of the alert (RFC 8446 §6), for example 40, handshake_failure. */
	| { readonly kind: 'alert'; readonly alert: number }
	/** Neither: the connection closed, or bytes that are no TLS. */
	| { readonly kind: 'none' };

/** What the server chose, as far as it stands in messages without encryption. */
export interface ServerHello {
	readonly protocol: Probed | undefined;
	/** By number. */
	readonly suite: number;
	/** The named group of the key exchange, or its number where the name is not known. */
	readonly group?: string;
	/** The length of the prime of a finite-field key exchange up to TLS 1.2, in bits. */
	readonly dhBits?: number;
	readonly compression: boolean;
	/** Whether the server asks for a certificate of the client; TLS 1.3 says it under encryption, so it is unknown there. */
	readonly certificateRequested?: boolean;
}

/** Reads what has arrived; `undefined` while more is to come. `isDone` says that nothing more will. */
export function readAnswer(bytes: Buffer, isDone: boolean): ServerAnswer | undefined {
	const messages: Buffer[] = [];
	for (const { type, payload } of recordsOf(bytes)) {
		if (type === 21) {
			return { kind: 'alert', alert: payload[1] ?? -1 };
		}
		if (type !== 22) {
			// Behind the ServerHello of TLS 1.3 comes a ChangeCipherSpec for old middleboxes, then what is encrypted.
			break;
		}
		messages.push(payload);
	}
	const hello = readFlight(handshakesOf(Buffer.concat(messages)));
	if (hello !== undefined) {
		return { kind: 'hello', hello };
	}
	return isDone ? { kind: 'none' } : undefined;
}

interface Record {
	readonly type: number;
	readonly payload: Buffer;
}

/** The whole records among the bytes. */
function recordsOf(bytes: Buffer): Record[] {
	const records: Record[] = [];
	let at = 0;
	while (at + 5 <= bytes.length) {
		const end = at + 5 + bytes.readUInt16BE(at + 3);
		if (end > bytes.length) {
			break;
		}
		records.push({ type: bytes.readUInt8(at), payload: bytes.subarray(at + 5, end) });
		at = end;
	}
	return records;
}

function handshakesOf(bytes: Buffer): Record[] {
	const messages: Record[] = [];
	let at = 0;
	while (at + 4 <= bytes.length) {
		const end = at + 4 + bytes.readUIntBE(at + 1, 3);
		if (end > bytes.length) {
			break;
		}
		messages.push({ type: bytes.readUInt8(at), payload: bytes.subarray(at + 4, end) });
		at = end;
	}
	return messages;
}

const helloDone = 14;

/** Up to TLS 1.2 the flight ends with ServerHelloDone; in TLS 1.3 all that can be read is the ServerHello. */
function readFlight(messages: readonly Record[]): ServerHello | undefined {
	const first = messages.find(({ type }) => type === 2);
	const hello = first === undefined ? undefined : readServerHello(first.payload);
	if (hello === undefined || hello.protocol === 'TLSv1.3') {
		return hello;
	}
	if (!messages.some(({ type }) => type === helloDone)) {
		return undefined;
	}
	const keyExchange = messages.find(({ type }) => type === 12);
	return {
		...hello,
		...(keyExchange && readKeyExchange(keyExchange.payload)),
		certificateRequested: messages.some(({ type }) => type === 13),
	};
}

function readServerHello(payload: Buffer): ServerHello {
	const afterSession = 35 + payload.readUInt8(34);
	const extensions = extensionsOf(payload.subarray(afterSession + 3));
	const version = extensions.get(43)?.readUInt16BE(0) ?? payload.readUInt16BE(0);
	const group = extensions.get(51)?.readUInt16BE(0);
	return {
		protocol: (Object.keys(wireVersions) as Probed[]).find(name => wireVersions[name] === version),
		suite: payload.readUInt16BE(afterSession),
		compression: payload.readUInt8(afterSession + 2) !== 0,
		...(group !== undefined && { group: nameOfGroup(group) }),
	};
}

/** By number, out of the bytes behind the compression methods of a hello. */
export function extensionsOf(bytes: Buffer): ReadonlyMap<number, Buffer> {
	const extensions = new Map<number, Buffer>();
	let at = 2;
	while (at + 4 <= bytes.length) {
		const end = at + 4 + bytes.readUInt16BE(at + 2);
		extensions.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, end));
		at = end;
	}
	return extensions;
}

/** A named curve (RFC 8422 §5.4) begins with 3; a finite field (RFC 5246 §7.4.3) with the length of its prime, at least 64. */
function readKeyExchange(payload: Buffer): Pick<ServerHello, 'group' | 'dhBits'> {
	if (payload.readUInt8(0) === 3) {
		return { group: nameOfGroup(payload.readUInt16BE(1)) };
	}
	const prime = payload.subarray(2, 2 + payload.readUInt16BE(0)).toString('hex');
	return { dhBits: BigInt(`0x${prime}`).toString(2).length };
}

function nameOfGroup(number: number): string {
	return groupNames.get(number) ?? String(number);
}
