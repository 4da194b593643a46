import { hasPlaceholder } from '../../../text/template.js';
import { locate, type Value } from '../../../text/value.js';
import type { Endpoint, Origin } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { commasAndBlanks, splitWords, type Word } from '../syntax/words.js';
import { readTables, type TableReference } from '../tables/lookup-tables.js';
import { flatten } from '../tables/policy-maps.js';
import { endpointParameters } from '../values/endpoint-parameters.js';
import { instanceOf } from '../values/instance.js';
import { originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';

/** A file or folder that a service needs. */
export interface NamedFile {
	/** `authorities`: a file of certificates, `anchors`: one of `smtp_tls_trust_anchor_file`. */
	readonly kind: 'certificate' | 'key' | 'chain' | 'dh' | 'authorities' | 'anchors' | 'folder' | 'table';
	/** Absolute, or relative to the folder of main.cf: there `$config_directory` leads. */
	readonly name: string;
	/** The names at which Postfix may find it: without any of them it is missing. */
	readonly paths: readonly string[];
	/** Postfix looks for it only where TLS is on. */
	readonly needsTls: boolean;
	/** The type of a table and the text that postmap(1) makes the database of. */
	readonly compiled?: { readonly type: string; readonly source: string };
	/** The line that names it. */
	readonly origin: Origin;
	/** The name alone, where it stands in the file as it is. */
	readonly span: Origin['span'];
}

/**
 * The files that an endpoint names, except those that never matter. Names that are written as relative are left out: they start
 * at the queue directory of the running Postfix.
 */
export function namedFiles(project: Project, target: Target, endpoint: Endpoint): readonly NamedFile[] {
	const { main, overlays, overrides } = instanceOf(project);
	const isWhole = /(?:^|[/\\])main\.cf$/.test(main?.file ?? '') && overlays.length === 0 && overrides === undefined;
	if (!isWhole || project.files.some(({ isTemplate }) => isTemplate)) {
		return [];
	}
	const { parameters, prefix } = endpointParameters(project, target, endpoint);
	const isServer = endpoint.direction === 'server';
	const asksNobody = isServer && endpoint.clientCertificate.value === 'none';
	return [
		...certificates(parameters, prefix),
		...(isServer ? filesOf(parameters, 'dh', `${prefix}_tls_dh1024_param_file`) : []),
		...filesOf(parameters, 'authorities', `${prefix}_tls_CAfile`),
		...(asksNobody ? [] : readInChroot(parameters, 'folder', `${prefix}_tls_CApath`)),
		...(isServer ? [] : readInChroot(parameters, 'anchors', `${prefix}_tls_trust_anchor_file`)),
		...tableSettings[prefix].flatMap(name => tablesOf(parameters, name)),
		...(!isServer || asksNobody || !usesClientCertificates(project) ? [] : tablesOf(parameters, 'relay_clientcerts')),
	];
}

/** The settings of tables that TLS depends on. */
const tableSettings: Readonly<Record<'smtpd' | 'tlsproxy' | 'smtp' | 'lmtp', readonly string[]>> = {
	smtpd: ['smtpd_discard_ehlo_keyword_address_maps', 'tls_server_sni_maps'],
	tlsproxy: ['tls_server_sni_maps'],
	smtp: ['smtp_tls_policy_maps', 'smtp_discard_ehlo_keyword_address_maps'],
	lmtp: ['lmtp_tls_policy_maps', 'lmtp_discard_ehlo_keyword_address_maps'],
};

/** The table is looked up by this restriction alone (postconf(5) relay_clientcerts). */
function usesClientCertificates({ files }: Project): boolean {
	return files.some(({ settings }) => settings.some(({ value }) => value.text.includes('permit_tls_clientcerts')));
}

/** Chain files take the place of all others (postconf(5) smtpd_tls_chain_files). */
function certificates(parameters: Parameters, prefix: string): readonly NamedFile[] {
	const chain = `${prefix}_tls_chain_files`;
	const hasChain = parameters.isSet(chain) || parameters.defaultOf(chain) !== undefined;
	if (hasChain && parameters.get(chain).text !== '') {
		return filesOf(parameters, 'chain', chain);
	}
	return ['', 'ec', 'd'].flatMap(kind => {
		const [certificate, key] = [`${prefix}_tls_${kind}cert_file`, `${prefix}_tls_${kind}key_file`];
		const files = filesOf(parameters, 'certificate', certificate);
		// A key alone or with the certificate "none" is not used, and by default it is in the file of the certificate.
		const keys = files.length === 0 ? [] : filesOf(parameters, 'key', key);
		return [...files, ...keys.filter(({ name }) => name !== files[0]?.name)];
	});
}

const lists: readonly NamedFile['kind'][] = ['chain', 'anchors'];

function filesOf(parameters: Parameters, kind: NamedFile['kind'], setting: string): readonly NamedFile[] {
	const written = writtenFor(parameters, setting);
	if (written === undefined) {
		return [];
	}
	const { text, origin } = written;
	const whole = { text, span: { start: 0, end: text.length } };
	const words = lists.includes(kind) ? splitWords(text, commasAndBlanks) : [whole];
	return words.flatMap(word => {
		const name = placeOf(word.text, written);
		return name === undefined
			? []
			: [{ kind, name, paths: [name], needsTls: true, origin, span: spanOf(word, written) }];
	});
}

/**
 * What is opened when a connection needs it: a service that is locked into the queue directory looks for it in there, and
 * whether it is locked in may be decided elsewhere. It is missing where it is in neither place (postconf(5) smtp_tls_CApath).
 */
function readInChroot(parameters: Parameters, kind: NamedFile['kind'], setting: string): readonly NamedFile[] {
	const queue = (parameters.get('queue_directory').text ?? '/var/spool/postfix').replace(/\/+$/, '');
	return filesOf(parameters, kind, setting)
		.filter(({ name }) => name.startsWith('/'))
		.map(file => ({ ...file, paths: [file.name, queue + file.name] }));
}

function tablesOf(parameters: Parameters, setting: string): readonly NamedFile[] {
	const written = writtenFor(parameters, setting);
	if (written === undefined) {
		return [];
	}
	const { text, origin } = written;
	const needsTls = !/_(?:policy|address)_maps$/.test(setting);
	return readTables(text)
		.flatMap(flatten)
		.flatMap(table => {
			const name = placeOf(table.name.text, written);
			const file = name === undefined ? undefined : tableFile(name, table);
			return file ? [{ kind: 'table' as const, ...file, needsTls, origin, span: spanOf(table, written) }] : [];
		});
}

/** Berkeley DB has gone from systems whose Postfix opens another kind of database for `hash:` then (RELEASE_NOTES-3.11). */
const heirs: readonly string[] = ['.lmdb', '.cdb'];

function tableFile(
	name: string,
	{ known }: TableReference,
): Pick<NamedFile, 'name' | 'paths' | 'compiled'> | undefined {
	switch (known?.source) {
		case 'text':
		case 'patterns':
			return { name, paths: [name] };
		case 'compiled': {
			const { database = '' } = known;
			const endings = database === '.db' ? [database, ...heirs] : [database];
			return { name, paths: endings.map(ending => name + ending), compiled: { type: known.name, source: name } };
		}
		default:
			return undefined;
	}
}

interface Written {
	/** Expanded; not empty. */
	readonly text: string;
	readonly origin: Origin;
	readonly value: Value;
	readonly usesFolder: boolean;
}

/** The line that gives a setting its value, perhaps by way of the default of another one. */
function writtenFor(parameters: Parameters, setting: string): Written | undefined {
	const { text, uses } = parameters.get(setting);
	const origin = originOf(parameters, setting, undefined);
	const value = parameters.get(origin.setting).line?.setting.value;
	return !text || origin.isDefault || value === undefined
		? undefined
		: { text, origin, value, usesFolder: uses.includes('config_directory') };
}

/** `undefined` for what is no path, or starts at a folder that is not known. */
function placeOf(name: string, { usesFolder }: Written): string | undefined {
	if (hasPlaceholder(name)) {
		return undefined;
	}
	if (usesFolder && name.startsWith('./')) {
		return name.slice(2);
	}
	return name.startsWith('/') ? name : undefined;
}

/** Offsets into a value with variables lead nowhere in the file. */
function spanOf({ span }: Pick<Word, 'span'>, { text, value }: Written): Origin['span'] {
	return value.text === text ? locate(value, span.start, span.end) : value.span;
}
