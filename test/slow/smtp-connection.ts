import { createConnection, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { readAnswer, type ServerAnswer } from './server-hello.js';

/** How a client gets to TLS on a listener. */
export interface Listener {
	readonly port: number;
	/** Whether TLS begins with the first byte. */
	readonly implicitTls: boolean;
}

/** What a server says before TLS. */
export interface Greeting {
	/** The lines of the reply to EHLO without their code, or the reply with which the server leaves. */
	readonly ehlo: readonly string[];
	readonly startTls: boolean;
	readonly authentication: boolean;
	/** The reply to STARTTLS where it is no 220, or what went wrong before. */
	readonly refusal?: string;
}

/** A connection at the point where a ClientHello may be sent, or why there is none. */
export interface Opened {
	readonly socket: Socket;
	readonly greeting?: Greeting;
	readonly isReady: boolean;
}

/** Milliseconds without an answer that count as none: machines may be busy, and a service whose program dies never answers. */
const patience = 8000;

/** Connects and, without implicit TLS, says EHLO and STARTTLS. */
export async function open({ port, implicitTls }: Listener): Promise<Opened> {
	const socket = createConnection({ host: '127.0.0.1', port });
	socket.on('error', () => undefined);
	if (implicitTls) {
		await new Promise(resolve => socket.once('connect', resolve).once('close', resolve));
		return { socket, isReady: true };
	}
	const banner = await reply(socket);
	if (!banner.startsWith('220')) {
		const greeting = { ehlo: [], startTls: false, authentication: false, refusal: banner.trim() || 'no greeting' };
		return { socket, greeting, isReady: false };
	}
	const lines = await command(socket, 'EHLO client.example');
	const ehlo = lines.split('\r\n').filter(Boolean);
	const keywords = ehlo.map(line => line.slice(4).toUpperCase());
	const answer = await command(socket, 'STARTTLS');
	const isReady = answer.startsWith('220');
	const greeting: Greeting = {
		ehlo,
		startTls: keywords.includes('STARTTLS'),
		authentication: keywords.some(keyword => /^AUTH[ =]/.test(keyword)),
		...(!isReady && { refusal: answer.trim() || 'no answer' }),
	};
	return { socket, greeting, isReady };
}

/** Sends the ClientHello on a connection of its own and reads what comes back. */
export async function shake(listener: Listener, hello: Buffer): Promise<ServerAnswer> {
	const { socket, isReady } = await open(listener);
	try {
		return isReady ? await exchange(socket, hello) : { kind: 'none' };
	} finally {
		socket.destroy();
	}
}

/** Whether a handshake of TLS 1.3 with one of these groups comes to its end; the certificate may be any. */
export async function completes(listener: Listener, groups: readonly string[]): Promise<boolean> {
	const { socket, isReady } = await open(listener);
	const client = isReady && connect({ socket, ...tolerantTls13, ecdhCurve: groups.join(':') });
	try {
		return (
			client &&
			(await new Promise<boolean>(resolve => {
				client.once('secureConnect', () => resolve(true)).once('close', () => resolve(false));
				client.on('error', () => resolve(false)).setTimeout(patience, () => resolve(false));
			}))
		);
	} finally {
		socket.destroy();
	}
}

const tolerantTls13 = {
	minVersion: 'TLSv1.3',
	maxVersion: 'TLSv1.3',
	ciphers: 'ALL:@SECLEVEL=0',
	rejectUnauthorized: false,
} as const;

export async function command(socket: Socket, line: string): Promise<string> {
	socket.write(`${line}\r\n`);
	return reply(socket);
}

/** One whole SMTP reply; empty where none comes. */
function reply(socket: Socket): Promise<string> {
	return collect(socket, (bytes, isDone) => {
		const text = bytes.toString('latin1');
		return isDone || /^\d{3}(?: .*)?\r?\n$/m.test(text) ? text : undefined;
	});
}

function exchange(socket: Socket, hello: Buffer): Promise<ServerAnswer> {
	socket.write(hello);
	return collect(socket, (bytes, isDone) => readAnswer(bytes, isDone) ?? (isDone ? { kind: 'none' } : undefined));
}

/** Gathers bytes until `read` has what it wants; it is asked a last time, with `isDone`, when no more come. */
function collect<T>(socket: Socket, read: (bytes: Buffer, isDone: boolean) => T | undefined): Promise<T> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		const settle = (isDone: boolean) => {
			const result = read(Buffer.concat(chunks), isDone);
			if (result === undefined && !isDone) {
				return;
			}
			clearTimeout(timer);
			socket.off('data', onData).off('close', onClose);
			if (result === undefined) {
				reject(new Error('The reader wants more than there is.'));
			} else {
				resolve(result);
			}
		};
		const onData = (chunk: Buffer) => {
			chunks.push(chunk);
			settle(false);
		};
		const onClose = () => settle(true);
		const timer = setTimeout(onClose, patience);
		socket.on('data', onData).once('close', onClose);
		if (socket.destroyed) {
			onClose();
		}
	});
}
