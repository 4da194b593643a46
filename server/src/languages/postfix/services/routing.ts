import type { Origin } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { parsePolicyTable } from '../syntax/parse-policy.js';
import { inlineEntries, type TableReference, readTables as tablesIn } from '../tables/lookup-tables.js';
import { flatten, textOfTable } from '../tables/policy-maps.js';
import { instanceOf } from '../values/instance.js';
import { originOf } from '../values/origin.js';
import { parametersOf } from '../values/parameters.js';

/** A next hop as a setting spells it, which is also what TLS policies are looked up by. */
export interface NextHop {
	/** `[mail.example.com]:587`. */
	readonly text: string;
	readonly origin: Origin;
}

/** Where Postfix sends mail that is not for itself, as far as main.cf says. */
export interface Routing {
	/** The service that delivers by default, such as `smtp/unix`; `null` where it is not known. */
	readonly service: string | null;
	/** All of it goes to next hops that are written down, none to mail servers found in DNS; `null` where it is not known. */
	readonly isRelayed: boolean | null;
	/** The next hops that are known. */
	readonly hops: readonly NextHop[];
}

/** Reads `relayhost`, `default_transport` and the tables of `transport_maps` that are at hand (transport(5)). */
export function routingOf(project: Project, target: Target): Routing {
	const parameters = parametersOf(project, target);
	const { main, overlays } = instanceOf(project);
	const isWhole = main !== undefined && [main, ...overlays].every(({ isTemplate }) => !isTemplate);
	const textOf = (name: RoutingParameter): string | null =>
		parameters.isSet(name) ? (parameters.get(name).text?.trim() ?? null) : isWhole ? defaults[name] : null;
	const origin = (name: string) => originOf(parameters, name, undefined);
	const relayhost = textOf('relayhost');
	const [transport, transportHop] = readTransport(textOf('default_transport'));
	const { entries, isKnown } = readTransports(project, textOf('transport_maps'), origin('transport_maps'));
	const hops = [
		...hop(relayhost, origin('relayhost')),
		...hop(transportHop, origin('default_transport')),
		...entries.flatMap(entry => hop(hopOf(entry.value), entry.origin)),
	];
	const isForAll = Boolean(relayhost) || Boolean(transportHop) || entries.some(({ key }) => key === '*');
	const isOpen = isKnown && relayhost !== null && transport !== null && senderTables.every(name => textOf(name) === '');
	return {
		service: transport === null ? null : `${transport}/unix`,
		isRelayed: isForAll ? true : isOpen ? false : null,
		hops,
	};
}

/** What holds where no line sets them, in every release. */
const defaults = {
	relayhost: '',
	default_transport: 'smtp',
	transport_maps: '',
	sender_dependent_relayhost_maps: '',
	sender_dependent_default_transport_maps: '',
} as const;

type RoutingParameter = keyof typeof defaults;

const senderTables = ['sender_dependent_relayhost_maps', 'sender_dependent_default_transport_maps'] as const;

/** The host of a next hop without brackets and port, as certificates have it. */
export function hostOf(hop: string): string {
	const [, bracketed] = /^\[([^\]]*)\]/.exec(hop) ?? [];
	return (bracketed ?? hop.replace(/:[^:]*$/, '')).toLowerCase();
}

/** `[host]`: the next hop is the server itself, no MX record is asked for it. */
export function isBracketed(hop: string): boolean {
	return hop.startsWith('[');
}

function hop(text: string | null | undefined, origin: Origin): readonly NextHop[] {
	return text ? [{ text, origin }] : [];
}

/** `smtp:[relay.example.com]:587` is a transport and a next hop. */
function readTransport(text: string | null): readonly [transport: string | null, hop: string | null] {
	if (text === null) {
		return [null, null];
	}
	const colon = text.indexOf(':');
	return colon === -1 ? [text.trim(), null] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** The next hop of a transport that is an SMTP client, by its usual names. */
function hopOf(value: string): string | null {
	const [transport, next] = readTransport(value);
	return transport === 'smtp' || transport === 'relay' || transport === '' ? next : null;
}

interface TransportEntry {
	readonly key: string;
	readonly value: string;
	readonly origin: Origin;
}

interface TransportTables {
	readonly entries: readonly TransportEntry[];
	/** Every table could be read, and holds no patterns. */
	readonly isKnown: boolean;
}

function readTransports(project: Project, text: string | null, origin: Origin): TransportTables {
	if (text === null) {
		return { entries: [], isKnown: false };
	}
	const read = tablesIn(text)
		.flatMap(flatten)
		.map(table => inlineTransports(table, origin) ?? transportsOf(project, table, origin));
	return { entries: read.flatMap(entries => entries ?? []), isKnown: !read.includes(undefined) };
}

function inlineTransports(table: TableReference, origin: Origin): readonly TransportEntry[] | undefined {
	const { known } = table;
	return known?.name === 'inline' || known?.name === 'static'
		? inlineEntries(table).map(({ key, value }) => ({ key: key.text || '*', value: value.text, origin }))
		: undefined;
}

/** A table of transports is written as one of policies is: a key, blanks, a value. */
function transportsOf(project: Project, table: TableReference, origin: Origin): readonly TransportEntry[] | undefined {
	const found = textOfTable(project, table);
	if (found === undefined || table.known?.source === 'patterns') {
		return undefined;
	}
	const { settings, isTemplate } = parsePolicyTable(found.file, found.text);
	return isTemplate
		? undefined
		: settings.map(({ name, value }) => ({
				key: name.text,
				value: value.text,
				origin: { ...origin, file: found.file, span: value.span },
			}));
}
