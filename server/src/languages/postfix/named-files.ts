import { hasPlaceholder } from '../../text/template.js';
import { locate, type Value } from '../../text/value.js';
import type { Endpoint, Origin } from '../../tls/endpoint.js';
import type { Project } from '../language.js';
import type { Target } from '../target.js';
import { endpointParameters } from './endpoint-parameters.js';
import { instanceOf } from './instance.js';
import { readTables, type TableReference } from './lookup-tables.js';
import { originOf } from './origin.js';
import type { Parameters } from './parameters.js';
import { flatten } from './policy-maps.js';
import { commasAndBlanks, splitWords, type Word } from './words.js';

/** A file or folder that a service needs, by its absolute path. */
export interface NamedFile {
	/** `authorities`: a file of certificates, `anchors`: one of `smtp_tls_trust_anchor_file`. */
	readonly kind: 'certificate' | 'key' | 'chain' | 'dh' | 'authorities' | 'anchors' | 'folder' | 'table';
	/** As the configuration has it. */
	readonly name: string;
	/** The paths at which Postfix may find it: without any of them it is missing. */
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
 * The files that an endpoint names, except those that never matter. Names that are not absolute are left out: they start at
 * the queue directory of a running Postfix, which is not known here.
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
	const named = [
		...certificates(parameters, prefix),
		...(isServer ? filesOf(parameters, 'dh', `${prefix}_tls_dh1024_param_file`) : []),
		...filesOf(parameters, 'authorities', `${prefix}_tls_CAfile`),
		...(asksNobody ? [] : filesOf(parameters, 'folder', `${prefix}_tls_CApath`)).map(file =>
			inChroot(parameters, file),
		),
		...(isServer ? [] : filesOf(parameters, 'anchors', `${prefix}_tls_trust_anchor_file`)),
		...tableSettings[prefix].flatMap(name => tablesOf(parameters, name)),
		...(!isServer || asksNobody || !usesClientCertificates(project) ? [] : tablesOf(parameters, 'relay_clientcerts')),
	];
	return named.filter(({ name }) => name.startsWith('/') && !hasPlaceholder(name));
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
		// A key alone is not used, and by default it is in the file of the certificate.
		const keys = files.length === 0 ? [] : filesOf(parameters, 'key', key);
		return [...files, ...keys.filter(({ name }) => name !== files[0]?.name)];
	});
}

const lists: readonly NamedFile['kind'][] = ['chain', 'anchors'];

function filesOf(parameters: Parameters, kind: NamedFile['kind'], setting: string): readonly NamedFile[] {
	const { text } = parameters.get(setting);
	const written = text ? writtenFor(parameters, setting) : undefined;
	if (!text || written === undefined) {
		return [];
	}
	const { origin, value } = written;
	const whole = { text, span: { start: 0, end: text.length } };
	const words = lists.includes(kind) ? splitWords(text, commasAndBlanks) : [whole];
	return words.map(word => {
		const { text: name } = word;
		return { kind, name, paths: [name], needsTls: true, origin, span: spanOf(word, text, value) };
	});
}

/**
 * A service that is locked into the queue directory looks for the folder in there, and whether it is locked in may be decided
 * elsewhere: the folder is missing where it is in neither place (postconf(5) smtp_tls_CApath).
 */
function inChroot(parameters: Parameters, file: NamedFile): NamedFile {
	const queue = parameters.get('queue_directory').text ?? '/var/spool/postfix';
	return { ...file, paths: [...file.paths, `${queue.replace(/\/+$/, '')}${file.name}`] };
}

function tablesOf(parameters: Parameters, setting: string): readonly NamedFile[] {
	const { text } = parameters.get(setting);
	const written = text ? writtenFor(parameters, setting) : undefined;
	if (!text || written === undefined) {
		return [];
	}
	const { origin, value } = written;
	const needsTls = !/_(?:policy|address)_maps$/.test(setting);
	return readTables(text)
		.flatMap(flatten)
		.flatMap(table => {
			const file = tableFile(table);
			return file ? [{ kind: 'table' as const, ...file, needsTls, origin, span: spanOf(table, text, value) }] : [];
		});
}

/** Berkeley DB has gone from systems whose Postfix opens another kind of database for `hash:` then (RELEASE_NOTES-3.11). */
const heirs: readonly string[] = ['.lmdb', '.cdb'];

function tableFile({
	known,
	name: { text: name },
}: TableReference): Pick<NamedFile, 'name' | 'paths' | 'compiled'> | null {
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
			return null;
	}
}

interface Written {
	readonly origin: Origin;
	readonly value: Value;
}

/** The line that gives a setting its value, perhaps by way of the default of another one. */
function writtenFor(parameters: Parameters, setting: string): Written | undefined {
	const origin = originOf(parameters, setting, undefined);
	const value = parameters.get(origin.setting).line?.setting.value;
	return origin.isDefault || value === undefined ? undefined : { origin, value };
}

/** Offsets into a value with variables lead nowhere in the file. */
function spanOf({ span }: Pick<Word, 'span'>, text: string, value: Value): Origin['span'] {
	return value.text === text ? locate(value, span.start, span.end) : value.span;
}
