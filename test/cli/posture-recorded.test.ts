import { describe, expect, test } from 'vitest';
import { hasShared, listShared, readShared } from '../shared.js';
import { mailtls } from './mailtls.js';

/** What a running Postfix 3.7.11 (Debian 12) answered; see the README beside the recordings. */
interface Answer {
	readonly listeners: Readonly<Record<string, Listener>>;
}

interface Listener {
	readonly port: number;
	readonly starttls: string | null;
	readonly protocols: Readonly<Record<string, Session>>;
	readonly error?: string;
}

interface Session {
	readonly accepted: boolean;
	readonly preference?: 'client' | 'server';
	readonly ciphers?: readonly { readonly openssl: string }[];
	readonly dhBits?: readonly number[] | null;
	readonly groupsAccepted?: readonly string[] | null;
	readonly compression?: string | null;
	readonly clientCertRequested?: boolean | null;
}

interface Endpoint {
	readonly port: number | null;
	readonly starttls: boolean;
	readonly implicitTls: boolean;
	readonly protocols: readonly string[];
	readonly suites: Readonly<Record<string, readonly string[]>>;
	readonly preference: 'client' | 'server';
	readonly dhBits: readonly number[];
	readonly groups: readonly string[];
	readonly compression: boolean;
	readonly clientCertificate: string;
	readonly works: boolean;
	readonly broken: string | null;
}

describe.runIf(hasShared('truth/postfix'))('what a running Postfix negotiated', () => {
	test.each(hasShared('truth/postfix') ? listShared('truth/postfix') : [])('%s', async name => {
		const { listeners }: Answer = JSON.parse(readShared(`truth/postfix/${name}/answer.json`).toString());
		const endpoints = await postures(name);
		for (const [title, listener] of Object.entries(listeners)) {
			const endpoint = endpoints.find(({ port }) => port === listener.port);
			expect(endpoint && predicted(endpoint), title).toEqual(measured(listener));
		}
	});
});

async function postures(name: string): Promise<readonly Endpoint[]> {
	const files = Object.fromEntries([
		...['main.cf', 'master.cf'].map(file => [`/mail/${file}`, readShared(`truth/postfix/${name}/${file}`)] as const),
		...listShared('truth/root/srv/truth/certs').map(
			file => [`/image/srv/truth/certs/${file}`, readShared(`truth/root/srv/truth/certs/${file}`)] as const,
		),
	]);
	const target = ['--target', 'postfix=3.7.11', '--target', 'tls=openssl-3.0'];
	const { stdout } = await mailtls(['posture', '--format', 'json', '--root', '/image', ...target, '/mail'], { files });
	return JSON.parse(stdout).endpoints;
}

function measured({ starttls, protocols, error }: Listener) {
	const accepted = Object.entries(protocols).filter(([, session]) => session.accepted);
	const sessions = accepted.map(([, session]) => session);
	const preferences = [...new Set(sessions.map(({ preference }) => preference))];
	const isSilent = error?.startsWith('connect') ?? false;
	return {
		offersStarttls: starttls !== null && error !== 'no STARTTLS offered' && !isSilent,
		protocols: accepted.map(([protocol]) => protocol),
		suites: Object.fromEntries(
			accepted.map(([protocol, { ciphers = [], preference }]) => {
				const names = ciphers.map(({ openssl }) => openssl);
				return [protocol, preference === 'server' ? names : names.sort()];
			}),
		),
		preference: sessions.length === 0 ? undefined : preferences.join(),
		dhBits: [...new Set(sessions.flatMap(({ dhBits }) => dhBits ?? []))].sort((a, b) => a - b),
		groups: [...new Set(sessions.flatMap(({ groupsAccepted }) => groupsAccepted ?? []))].sort(),
		compression: sessions.some(({ compression }) => compression && compression !== 'none'),
		asksForCertificate: sessions.some(({ clientCertRequested }) => clientCertRequested),
	};
}

function predicted(endpoint: Endpoint): ReturnType<typeof measured> {
	const { starttls, protocols, suites, preference, dhBits, groups, compression, clientCertificate } = endpoint;
	const hasTls = protocols.length > 0;
	return {
		offersStarttls: starttls,
		protocols: [...protocols],
		suites: Object.fromEntries(
			Object.entries(suites).map(([protocol, names]) => [
				protocol,
				preference === 'server' ? [...names] : [...names].sort(),
			]),
		),
		preference: hasTls ? preference : undefined,
		dhBits: [...dhBits],
		groups: [...groups].sort(),
		compression,
		asksForCertificate: hasTls && clientCertificate !== 'none',
	};
}
