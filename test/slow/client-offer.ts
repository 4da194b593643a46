import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { suiteByNumber } from '../../server/src/suites/memory.js';
import { groupNames, wireVersions } from './client-hello.js';
import { type Configuration, freePort, type RunningPostfix, withPostfix } from './running-postfix.js';
import { extensionsOf } from './server-hello.js';

/** What the smtp client does with a mail for a server that offers STARTTLS. */
export type ClientOffer =
	| { readonly kind: 'hello'; readonly hello: ReadHello }
	/** The mail goes out in plain text. */
	| { readonly kind: 'plain' }
	/** The mail stays in the queue, and no ClientHello is sent. */
	| { readonly kind: 'none' };

/** A ClientHello. */
export interface ReadHello {
	/** All of them where TLS 1.3 is among them, otherwise only the newest: older clients name no other. */
	readonly protocols: readonly string[];
	/** OpenSSL's names in the order of the client, without the signalling suites. */
	readonly suites: readonly string[];
	readonly groups: readonly string[];
}

/**
 * Sends a mail through the service `out` of a configuration and reads the first message of its handshake. `look` is called
 * before.
 */
export async function clientOffer(
	configuration: Configuration,
	look: (postfix: RunningPostfix) => Promise<void>,
): Promise<ClientOffer> {
	const [port, entry] = [await freePort(), await freePort()];
	const { server, outcome } = receive(port);
	const route = `default_transport = out\nrelayhost = [127.0.0.1]:${port}\nsmtp_host_lookup = native\nmynetworks = 127.0.0.0/8\n`;
	try {
		return await withPostfix(
			{
				main: `${route}smtpd_relay_restrictions = permit_mynetworks, reject\n${configuration.main}`,
				master: `${configuration.master}127.0.0.1:${entry} inet n - n - - smtpd -o smtpd_tls_security_level=none\n`,
			},
			async postfix => {
				await look(postfix);
				await post(entry);
				return await Promise.race([outcome, untilDeferred(postfix)]);
			},
		);
	} finally {
		server.close();
	}
}

/** A server that offers STARTTLS and hangs up when it has what it wants. */
function receive(port: number): { readonly server: Server; readonly outcome: Promise<ClientOffer> } {
	const server = createServer();
	const outcome = new Promise<ClientOffer>(resolve => {
		server.on('connection', socket => {
			const finish = (offer: ClientOffer) => {
				resolve(offer);
				socket.destroy();
			};
			socket.on('error', () => undefined).write('220 mx.example ESMTP\r\n');
			socket.on('data', bytes => {
				const isTls = bytes[0] === 22 && bytes.length > 50;
				return isTls
					? finish({ kind: 'hello', hello: readHello(bytes) })
					: talk(socket, bytes.toString('latin1'), finish);
			});
		});
	});
	server.listen(port, '127.0.0.1');
	return { server, outcome };
}

function talk(socket: Socket, line: string, finish: (offer: ClientOffer) => void): void {
	if (/^MAIL/i.test(line)) {
		finish({ kind: 'plain' });
	} else if (/^EHLO/i.test(line)) {
		socket.write('250-mx.example\r\n250 STARTTLS\r\n');
	} else {
		socket.write('220 go on\r\n');
	}
}

/** Hands a mail in. */
async function post(port: number): Promise<void> {
	const socket = createConnection({ host: '127.0.0.1', port });
	const lines = ['EHLO here', 'MAIL FROM:<a@example.org>', 'RCPT TO:<b@example.org>', 'DATA', '.', 'QUIT'];
	socket.on('error', () => undefined);
	socket.on('data', bytes => {
		if (/^\d{3} /m.test(bytes.toString('latin1'))) {
			socket.write(`${lines.shift() ?? ''}\r\n`);
		}
	});
	await new Promise(resolve => socket.once('close', resolve));
}

async function untilDeferred(postfix: RunningPostfix): Promise<ClientOffer> {
	for (let waited = 0; waited < 8000; waited += 50) {
		if (postfix.log().some(line => /status=|fatal:/.test(line))) {
			break;
		}
		await sleep(50);
	}
	// What was sent before the log said so has arrived by now.
	await sleep(100);
	return { kind: 'none' };
}

function readHello(bytes: Buffer): ReadHello {
	const body = bytes.subarray(9);
	const afterSession = 35 + body.readUInt8(34);
	const afterSuites = afterSession + 2 + body.readUInt16BE(afterSession);
	const suites = numbersIn(body.subarray(afterSession + 2, afterSuites));
	const extensions = extensionsOf(body.subarray(afterSuites + 1 + body.readUInt8(afterSuites)));
	const versions = numbersIn(extensions.get(43)?.subarray(1) ?? body.subarray(0, 2));
	return {
		protocols: versions.flatMap(
			version => Object.entries(wireVersions).find(([, number]) => number === version)?.[0] ?? [],
		),
		suites: suites.flatMap(number => suiteByNumber(number)?.opensslNames[0] ?? []),
		groups: numbersIn(extensions.get(10)?.subarray(2) ?? Buffer.alloc(0)).map(
			number => groupNames.get(number) ?? String(number),
		),
	};
}

function numbersIn(bytes: Buffer): number[] {
	return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(2 * index));
}
