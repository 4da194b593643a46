import { baselineIds } from '../../server/src/baselines/baseline.js';
import type { Topic } from '../../server/src/baselines/demand.js';
import type { Source } from '../../server/src/baselines/source.js';
import * as sources from '../../server/src/baselines/sources.js';
import { type Role, roles } from '../../server/src/tls/role.js';
import { readShared } from '../shared.js';

/** One value that the project's researchers wrote down, with where it belongs. */
export interface Leaf {
	readonly baseline: string;
	/** `undefined`: it holds for every role in the document's scope. */
	readonly role: Role | undefined;
	/** `certificate.rsaBits` */
	readonly facet: string;
	readonly value: unknown;
	readonly strength: string;
	/** Ids of sources, without the paragraph. */
	readonly sources: readonly string[];
	readonly verified: unknown;
}

export interface RecordedBaseline {
	readonly id: string;
	readonly status: string;
	readonly aliases?: readonly string[];
	readonly supersededBy?: readonly string[];
	readonly extends?: string;
}

interface Shared {
	readonly baselines: readonly (RecordedBaseline & { readonly common?: unknown; readonly roles: object })[];
}

/** Not to be selected: the document was never found. */
export const left = 'm3aawg-2014';

export function recordedBaselines(): readonly RecordedBaseline[] {
	return shared().baselines;
}

/** All values of ../shared/baselines/baselines.json. */
export function recordedLeaves(): readonly Leaf[] {
	return shared().baselines.flatMap(({ id, common, roles: byRole }) => [
		...leavesOf(common, { baseline: id, role: undefined }, []),
		...roles.flatMap(role => leavesOf(Object.fromEntries(Object.entries(byRole))[role], { baseline: id, role }, [])),
	]);
}

function shared(): Shared {
	return JSON.parse(readShared('baselines/baselines.json').toString());
}

function leavesOf(value: unknown, place: Pick<Leaf, 'baseline' | 'role'>, path: readonly string[]): readonly Leaf[] {
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	if ('strength' in value && 'cite' in value && Array.isArray(value.cite)) {
		const { strength, cite, verified, value: content } = value as Readonly<Record<string, unknown>>;
		const ids = (cite as readonly string[]).map(text => text.replace(/#.*/, ''));
		return [{ ...place, facet: path.join('.'), value: content, strength: String(strength), sources: ids, verified }];
	}
	return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, place, [...path, key]));
}

export const isKnown = (id: string): boolean => baselineIds.some(known => known === id);

/** Where each facet of the recorded data lives here; where there are several topics, what is left out of one is in another. */
export const topicsOfFacets: Readonly<Record<string, readonly Topic[]>> = {
	tlsLevel: ['tlsLevel'],
	clientCertificate: ['clientCertificate'],
	fallbackToClear: ['fallback'],
	dane: ['dane'],
	dnssec: ['dnssec'],
	tlsRpt: ['tlsReporting'],
	mtaSts: ['mtaSts'],
	cipherGrade: ['cipherGrade'],
	verifyDepth: ['verificationDepth'],
	match: ['policyMatch'],
	trustStore: ['trust'],
	verify: ['certificateVerification'],
	ports: ['ports'],
	plaintextAuth: ['cleartextPasswords', 'passwordMechanisms'],
	logging: ['logLevel', 'logging'],
	receivedHeader: ['traceHeader'],
	applicability: ['applicability'],
	rationale: ['applicability'],
	compatibilityLevel: ['compatibilityLevel'],
	selectiveStarttls: ['selectiveStarttls'],
	sni: ['serverNameIndication'],
	anonymousCiphers: ['anonymousCiphers'],
	excludeCiphers: ['excludedCiphers'],
	opensslOptions: ['opensslOptions'],
	serverPreference: ['serverPreference'],
	compression: ['compression'],
	curves: ['curves', 'curveSetting'],
	ocspStaple: ['ocspStapling'],
	pqc: ['postQuantum'],
	sessionLifetime: ['sessionLifetime'],
	sessionTickets: ['sessionTickets'],
	zeroRtt: ['earlyData'],
	extendedMasterSecret: ['extendedMasterSecret'],
	'certificate.eku': ['certificateUsage'],
	'certificate.clientCert': ['certificateUsage'],
	'certificate.chain': ['certificateChain'],
	'certificate.selfSigned': ['selfSigned'],
	'certificate.names': ['certificateNames'],
	'certificate.hostmatch': ['certificateNames'],
	'certificate.valid': ['certificateNames'],
	'certificate.validation': ['certificateIssuer'],
	'certificate.keyExample': ['certificateExample'],
	'certificate.types': ['certificateTypes'],
	'certificate.type': ['certificateTypes'],
	'certificate.signatures': ['signatureHashes'],
	'certificate.signatureHash': ['signatureHashes'],
	'certificate.curves': ['certificateCurves'],
	'certificate.ecdsaCurve': ['certificateCurves'],
	'certificate.rsaBits': ['rsaBits'],
	'certificate.effectiveMinRsaBits': ['rsaBits'],
	'certificate.ecBits': ['ecBits'],
	'certificate.pkcs1v15': ['signaturePadding'],
	'certificate.maxLifetimeDays': ['certificateLifetime'],
	'certificate.recommendedLifetimeDays': ['certificateLifetime'],
	'certificate.trust': ['trust'],
	'certificate.pubkey': ['certificateKey'],
	'certificate.caa': ['issuerRecords'],
	'cipherStrings.openssl': ['opensslList'],
	'cipherStrings.gnutls': ['gnutlsPriorities'],
	'cipherStrings.note': ['applicability'],
	'dh.minBits': ['dhBits'],
	dhMinBits: ['dhBits'],
	'dh.maxBits': ['dhMaximum'],
	'dh.custom': ['dhParameters'],
	'dh.groups': ['dhGroups'],
	'dh.deprecated': ['discouragedDhGroups'],
	'primitives.cipherForbidden': ['forbiddenCiphers'],
	'primitives.cipherDiscouraged': ['discouragedCiphers'],
	'primitives.hashForbidden': ['forbiddenHashes'],
	'primitives.modeForbidden': ['discouragedModes'],
	'primitives.modeDiscouraged': ['discouragedModes'],
	'primitives.modeRecommended': ['recommendedModes'],
	'primitives.forwardSecrecy': ['forwardSecrecy'],
	'primitives.kxRequired': ['forwardSecrecy'],
	'primitives.kx': ['keyExchange'],
	'primitives.kxDiscouraged': ['discouragedKeyExchange'],
	'primitives.kxForbiddenTls12': ['forbiddenKeyExchange'],
	'primitives.auth': ['authentication'],
	'primitives.signatureHash': ['signatureHashes'],
	'primitives.minSymmetricBits': ['cipherBits'],
	'protocols.min': ['minimumProtocol'],
	'protocols.effectiveMin': ['minimumProtocol'],
	'protocols.forbidden': ['forbiddenProtocols'],
	'protocols.allowed': ['allowedProtocols'],
	'protocols.levels': ['allowedProtocols'],
	'protocols.required': ['requiredProtocols'],
	'protocols.preferred': ['preferredProtocols'],
	'protocols.syntax': ['protocolSyntax'],
	'protocols.tls12End': ['protocolSunset'],
	'suites.openssl': ['cipherSuites'],
	'suites.iana': ['cipherSuites'],
	'suites.levels': ['cipherSuites'],
	'suites.ref': ['cipherSuites'],
	'suites.ianaDhe': ['dheSuites'],
	'suites.tls13': ['tls13Suites'],
	'suites.notListed': ['unlistedCiphers'],
	'suites.cipherListRule': ['suiteOrder'],
	'renegotiation.clientInitiated': ['clientRenegotiation'],
	'renegotiation.insecure': ['secureRenegotiation'],
	'renegotiation.secure': ['secureRenegotiation'],
	'renegotiation.renegotiation_info': ['secureRenegotiation'],
	'extensions.extended_master_secret': ['extendedMasterSecret'],
	'extensions.encrypt_then_mac': ['encryptThenMac'],
	'extensions.truncated_hmac': ['truncatedHmac'],
	'extensions.heartbeat': ['heartbeat'],
	'extensions.sni': ['serverNameIndication'],
	'extensions.alpn': ['applicationProtocol'],
};

/** What the recorded data calls the sources. */
export const sourcesById: Readonly<Record<string, Source>> = {
	dfn2017: sources.dfn2017,
	audi2019: sources.audi2019,
	bcseed: sources.bettercryptoCopy,
	bcrepo: sources.bettercryptoChapter,
	lind2022: sources.lindenberg2022,
	lrz2017: sources.lrz2017,
	moz60: sources.mozilla60,
	moz58: sources.mozilla58,
	mozgen: sources.mozillaGenerator,
	rfc10015: sources.rfc10015,
	rfc9325: sources.rfc9325,
	rfc8996: sources.rfc8996,
	rfc7465: sources.rfc7465,
	rfc7568: sources.rfc7568,
	rfc6176: sources.rfc6176,
	rfc9155: sources.rfc9155,
	rfc8314: sources.rfc8314,
	rfc8997: sources.rfc8997,
	rfc7672: sources.rfc7672,
	rfc8461: sources.rfc8461,
	rfc3207: sources.rfc3207,
	ncsc25: sources.ncsc2025,
	ncsc21: sources.ncsc2021,
	inl: sources.internetNl,
	task: sources.bsiTask,
	stfbk: sources.tlsComplianceData,
	susebsi: sources.bsiCryptoPolicy,
	bsi2026sec: sources.bsi2026Reports,
	tr03108sec: sources.tr03108Reports,
	pftls: sources.postfixTlsReadme,
	pffs: sources.postfixForwardSecrecy,
	pfconf: sources.postconf5,
	pfsrc: sources.postfixSource,
	pfdep: sources.postfixDeprecations,
	eximspec: sources.eximSpecification,
	dove24: sources.dovecot24,
	cyrus312: sources.imapdConf5,
	deb: sources.debianPackages,
	measured: sources.measurements,
	editorial: sources.mailtls,
};
