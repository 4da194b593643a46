import type { Colors } from 'picocolors/types.js';
import type { Project } from '../languages/language.js';
import type { Posture } from '../service/posture.js';
import { lineIndex } from '../text/lines.js';
import type { Endpoint, Origin } from '../tls/endpoint.js';
import { displayVersions } from '../tls/protocol.js';
import { describeRole } from '../tls/role.js';
import type { ProjectPosture } from './posture-json.js';
import { placeAt } from './report.js';
import type { Style } from './report-text.js';
import { printable } from './width.js';

/** The report of `mailtls posture` for people: a paragraph for each service. */
export function postureText(projects: readonly ProjectPosture[], { colors }: Style): string {
	const paragraphs = projects.flatMap(({ project, postures }) =>
		postures.map(posture => paragraph(posture, project, colors)),
	);
	const note = projects.some(({ target, postures }) => target.tls === undefined && postures.length > 0)
		? ['The TLS library is not known, so suites and groups are not either: name it with --target os=… or tls=….\n']
		: [];
	return [...paragraphs, ...note].join('\n');
}

function paragraph({ endpoint, offer }: Posture, project: Project, colors: Colors): string {
	const { id, name, port, role, place } = endpoint;
	const where = place === undefined ? '' : `  ${colors.dim(placeText(place, project))}`;
	const head = `${colors.bold(printable(id))}  ${printable(name)}${port === null ? '' : `, port ${port}`}: ${describeRole(role)}${where}`;
	const rows = [
		...(offer.broken === undefined ? [] : [row('broken', colors.red(printable(offer.broken)), '')]),
		...factRows({ endpoint, offer }).map(([title, text, origin]) =>
			row(title, printable(text), colors.dim(originText(origin, project))),
		),
	];
	return `${[head, ...rows].join('\n')}\n`;
}

function row(title: string, text: string, note: string): string {
	return `  ${title.padEnd(titleWidth)}${text}${note === '' ? '' : `  ${note}`}`;
}

const titleWidth = 13;

type FactRow = readonly [title: string, text: string, origin: Origin | undefined];

function factRows(posture: Posture): readonly FactRow[] {
	const { endpoint, offer } = posture;
	const tls: FactRow = ['TLS', tlsText(endpoint), endpoint.security.origin];
	const auth = authRows(endpoint);
	if (endpoint.broken?.extent === 'service') {
		return [];
	}
	if (endpoint.security.value === 'none' || offer.broken !== undefined) {
		return [tls, ...auth];
	}
	return [
		tls,
		['protocols', offer.protocols === null ? unknown : displayVersions(offer.protocols), endpoint.protocols.origin],
		['suites', suitesText(posture), endpoint.ciphers.value?.written?.origin ?? endpoint.ciphers.origin],
		...serverRows(posture),
		['groups', listText(offer.groups), endpoint.groups.origin],
		['compression', flagText(offer.compression, 'on', 'off'), endpoint.compressionOff.origin],
		...auth,
	];
}

const unknown = 'not known';

function tlsText({ level, security, implicitTls, hidesStarttls }: Endpoint): string {
	if (security.value === null) {
		return unknown;
	}
	if (security.value === 'none') {
		return 'none';
	}
	const start =
		implicitTls.value === true ? 'from the start' : hidesStarttls.value === true ? 'STARTTLS hidden' : 'STARTTLS';
	return `${level.value ?? security.value}, ${start}`;
}

function suitesText({ offer: { suites, missing } }: Posture): string {
	if (suites === null) {
		return missing.length === 0 ? unknown : `${unknown}: ${missing.join(', ')} cannot be read here`;
	}
	const parts = [...suites].map(([protocol, names]) => {
		const first = protocol === 'TLSv1.3' || names.length === 0 ? '' : `, first ${names[0]}`;
		return `${displayVersions([protocol])}: ${names.length}${first}`;
	});
	return parts.length === 0 ? 'none' : parts.join('; ');
}

function serverRows({ endpoint, offer }: Posture): readonly FactRow[] {
	if (endpoint.direction === 'client') {
		return [];
	}
	const { preference, dhParameters, clientCertificate } = endpoint;
	const bits = offer.dhBits === null ? unknown : offer.dhBits.length === 0 ? 'none' : `${offer.dhBits.join(', ')} bit`;
	return [
		['preference', preference.value === null ? unknown : `the ${preference.value}'s`, preference.origin],
		['DH', bits, dhParameters.origin],
		['client cert', clientCertificate.value ?? unknown, clientCertificate.origin],
	];
}

function authRows({ direction, authentication: { offered, beforeTls } }: Endpoint): readonly FactRow[] {
	if (direction === 'client' || offered.value === false) {
		return [];
	}
	return [['AUTH', flagText(beforeTls.value, 'also without TLS', 'only with TLS'), offered.origin]];
}

function listText(names: readonly string[] | null): string {
	return names === null ? unknown : names.length === 0 ? 'none' : names.join(', ');
}

function flagText(value: boolean | null, yes: string, no: string): string {
	return value === null ? unknown : value ? yes : no;
}

function originText(origin: Origin | undefined, project: Project): string {
	if (origin === undefined || origin.setting === '') {
		return '';
	}
	return origin.isDefault ? `default of ${origin.setting}` : `${placeText(origin, project)} ${origin.setting}`;
}

function placeText({ file, span }: Pick<Origin, 'file' | 'span'>, project: Project): string {
	const text = project.files.find(known => known.file === file)?.text ?? '';
	const [base = file] = /[^/\\]*$/.exec(file) ?? [];
	return `${printable(base)}:${placeAt(lineIndex(text), span.start).line}`;
}
