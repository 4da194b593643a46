import { allSuites, suiteByNumber } from '../../server/src/suites/memory.js';
import { clientHello, groupNames, type Offer, type Probed, wireVersions } from './client-hello.js';
import type { ServerAnswer, ServerHello } from './server-hello.js';
import { completes, type Greeting, type Listener, open, shake } from './smtp-connection.js';

/** What a listener negotiates, as a client sees it. */
export interface Negotiated {
	/** What the server says before TLS; absent with implicit TLS. */
	readonly greeting?: Greeting;
	/** The protocols that come about with at least one suite. */
	readonly protocols: Readonly<Partial<Record<Probed, NegotiatedProtocol>>>;
}

/** What comes about in one protocol. */
export interface NegotiatedProtocol {
	/** OpenSSL's names; in the order of the server where `preference` is `server`. */
	readonly suites: readonly string[];
	/** Whose order decides; absent where one suite leaves nothing to decide. */
	readonly preference?: 'server' | 'client';
	/** The lengths of the primes of finite-field key exchange, ascending; empty in TLS 1.3. */
	readonly dhBits: readonly number[];
	readonly groups: readonly string[];
	readonly compression: boolean;
	/** Unknown in TLS 1.3. */
	readonly certificateRequested?: boolean;
}

/** Probes a listener with ClientHellos of our own, one connection each: what is accepted is left out of the next. */
export async function negotiate(listener: Listener): Promise<Negotiated> {
	const { socket, greeting, isReady } = await open(listener);
	socket.destroy();
	const protocols: Partial<Record<Probed, NegotiatedProtocol>> = {};
	if (isReady) {
		await Promise.all(
			(Object.keys(wireVersions) as Probed[]).map(async protocol => {
				const found = await probe(listener, protocol);
				if (found !== undefined) {
					protocols[protocol] = found;
				}
			}),
		);
	}
	return { ...(greeting && { greeting }), protocols };
}

async function probe(listener: Listener, protocol: Probed): Promise<NegotiatedProtocol | undefined> {
	const ask = async (offer: Partial<Offer>) =>
		helloIn(await shake(listener, clientHello({ protocol, suites: [], groups: allGroups, ...offer })), protocol);
	const hellos = await eliminate(ask, candidatesFor(protocol));
	const suites = hellos.map(({ suite }) => suite);
	const [first] = hellos;
	if (first === undefined) {
		return undefined;
	}
	const groups = await groupsOf(ask, suites);
	// A server that asks for a key share has not yet looked at its certificate.
	if (protocol === 'TLSv1.3' && !(await completes(listener, groups))) {
		return undefined;
	}
	const preference = suites.length < 2 ? undefined : await preferenceOf(ask, suites);
	const compressed = await ask({ suites, compression: true });
	return {
		suites: suites.map(nameOfSuite),
		...(preference && { preference }),
		dhBits: [...new Set(hellos.flatMap(({ dhBits }) => dhBits ?? []))].sort((a, b) => a - b),
		groups,
		compression: compressed?.compression ?? false,
		...(first.certificateRequested !== undefined && { certificateRequested: first.certificateRequested }),
	};
}

type Ask = (offer: Partial<Offer>) => Promise<ServerHello | undefined>;

const allGroups = [...groupNames.keys()];

/** The hello, where the server really chose this protocol. */
function helloIn(answer: ServerAnswer, protocol: Probed): ServerHello | undefined {
	return answer.kind === 'hello' && answer.hello.protocol === protocol ? answer.hello : undefined;
}

/**
 * ChaCha20 comes last: a server that is told to favour clients without AES hardware reads a client's first suite
 * (SSL_OP_PRIORITIZE_CHACHA).
 */
function candidatesFor(protocol: Probed): number[] {
	return allSuites()
		.filter(({ number, protocol: oldest }) => number <= 0xffff && (oldest === 'TLSv1.3') === (protocol === 'TLSv1.3'))
		.sort((a, b) => Number(a.cipher === 'ChaCha20') - Number(b.cipher === 'ChaCha20'))
		.map(({ number }) => number);
}

/**
 * Offers all, then all but what was chosen, and so on. A suite that the server chooses and then fails on ends that, so each
 * kind of key exchange gets its own turn, then each suite that is left.
 */
async function eliminate(ask: Ask, candidates: readonly number[]): Promise<ServerHello[]> {
	const found = await eliminateAmong(ask, candidates);
	const classes = new Map<string, number[]>();
	for (const suite of candidates.filter(number => !found.some(hello => hello.suite === number))) {
		const facts = suiteByNumber(suite);
		const kind = `${facts?.keyExchange} ${facts?.authentication}`;
		classes.set(kind, [...(classes.get(kind) ?? []), suite]);
	}
	for (const suites of classes.values()) {
		found.push(...(await eliminateAmong(ask, suites)));
	}
	return found;
}

async function eliminateAmong(ask: Ask, candidates: readonly number[]): Promise<ServerHello[]> {
	const found: ServerHello[] = [];
	let suites = candidates;
	while (suites.length > 0) {
		const hello = await ask({ suites });
		if (hello === undefined || !suites.includes(hello.suite)) {
			break;
		}
		found.push(hello);
		suites = suites.filter(suite => suite !== hello.suite);
	}
	return found;
}

/** Turns the order of what is accepted around: a server with an order of its own chooses the same suite again. */
async function preferenceOf(ask: Ask, accepted: readonly number[]): Promise<'server' | 'client'> {
	const withoutChacha = accepted.filter(suite => suiteByNumber(suite)?.cipher !== 'ChaCha20');
	const suites = withoutChacha.length < 2 ? accepted : withoutChacha;
	const forward = await ask({ suites });
	const backward = await ask({ suites: suites.toReversed() });
	return forward?.suite === backward?.suite ? 'server' : 'client';
}

/**
 * Groups in the order in which the server takes them. Those already found stand behind the others first, because a suite
 * with an ECDSA certificate needs the curve of the certificate on offer too, and are left out only where the server
 * prefers them.
 */
async function groupsOf(ask: Ask, accepted: readonly number[]): Promise<string[]> {
	const suites = accepted.filter(suite => ['ECDHE', 'any'].includes(suiteByNumber(suite)?.keyExchange ?? ''));
	const found: number[] = [];
	while (suites.length > 0) {
		const rest = allGroups.filter(group => !found.includes(group));
		const isNew = (hello: ServerHello | undefined) => rest.find(group => groupNames.get(group) === hello?.group);
		const group =
			isNew(await ask({ suites, groups: [...rest, ...found] })) ?? isNew(await ask({ suites, groups: rest }));
		if (group === undefined) {
			break;
		}
		found.push(group);
	}
	return found.map(group => groupNames.get(group) ?? '');
}

function nameOfSuite(number: number): string {
	return suiteByNumber(number)?.opensslNames[0] ?? number.toString(16);
}
