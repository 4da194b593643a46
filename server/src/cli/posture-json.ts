import type { Project } from '../languages/language.js';
import type { Target } from '../languages/target.js';
import type { Posture } from '../service/posture.js';
import { lineIndex } from '../text/lines.js';
import type { Endpoint, Fact, Origin } from '../tls/endpoint.js';
import { placeAt } from './report.js';

/** What the services of one configuration offer. */
export interface ProjectPosture {
	readonly project: Project;
	readonly postures: readonly Posture[];
	/** What it was worked out for. */
	readonly target: Target;
}

/** The report of `mailtls posture --format json`; scripts rely on its shape. */
export function postureJson(projects: readonly ProjectPosture[]): string {
	const endpoints = projects.flatMap(({ project, postures }) =>
		postures.map(posture => endpointJson(posture, project)),
	);
	return `${JSON.stringify({ version: 1, endpoints })}\n`;
}

function endpointJson({ endpoint, offer }: Posture, project: Project): object {
	const { security, level, implicitTls, hidesStarttls, direction } = endpoint;
	const isServer = direction === 'server';
	return {
		id: endpoint.id,
		software: endpoint.id.replace(/\/.*/, ''),
		direction,
		role: endpoint.role,
		port: endpoint.port,
		security: security.value === 'none' ? 'none' : level.value,
		starttls: endpoint.broken?.extent === 'service' ? false : starttls(security, implicitTls, hidesStarttls),
		implicitTls: implicitTls.value,
		authWithoutTls: endpoint.authentication.beforeTls.value,
		protocols: offer.protocols,
		suites: offer.suites && Object.fromEntries(offer.suites),
		preference: isServer ? endpoint.preference.value : null,
		compression: offer.compression,
		dhBits: isServer ? offer.dhBits : null,
		groups: offer.groups,
		clientCertificate: endpoint.clientCertificate.value,
		securityLevel: offer.securityLevel,
		works: works(endpoint, offer),
		broken: offer.broken ?? null,
		origins: originsJson(endpoint, project),
	};
}

function starttls(security: Endpoint['security'], implicit: Fact<boolean>, hidden: Fact<boolean>): boolean | null {
	if (security.value === null || implicit.value === null || hidden.value === null) {
		return null;
	}
	return security.value !== 'none' && !implicit.value && !hidden.value;
}

/** Whether the service does what it means to: TLS comes up, or it is to do without. */
function works({ security }: Endpoint, { broken, suites }: Posture['offer']): boolean | null {
	if (broken !== undefined) {
		return false;
	}
	return security.value === null || suites === null ? null : true;
}

function originsJson(endpoint: Endpoint, project: Project): object {
	const facts = {
		security: endpoint.security.origin,
		implicitTls: endpoint.implicitTls.origin,
		protocols: endpoint.protocols.origin,
		suites: endpoint.ciphers.value?.written?.origin ?? endpoint.ciphers.origin,
		preference: endpoint.preference.origin,
		compression: endpoint.compressionOff.origin,
		groups: endpoint.groups.origin,
		...(endpoint.direction === 'server' && {
			dhBits: endpoint.dhParameters.origin,
			certificates: endpoint.certificates.origin,
			clientCertificate: endpoint.clientCertificate.origin,
			authWithoutTls: endpoint.authentication.offered.origin,
		}),
	};
	return Object.fromEntries(Object.entries(facts).map(([name, origin]) => [name, originJson(origin, project)]));
}

/** `file` and `line` are `null` where no line sets it and the program's default applies. */
function originJson({ setting, file, span, isDefault }: Origin, project: Project): object {
	const text = isDefault ? undefined : project.files.find(known => known.file === file)?.text;
	return text === undefined
		? { setting, file: null, line: null }
		: { setting, file, line: placeAt(lineIndex(text), span.start).line };
}
