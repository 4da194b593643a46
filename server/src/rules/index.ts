import type { Rule } from '../engine/rule.js';
import { aeadRemoved } from './aead-removed.js';
import { authBeforeTls } from './auth-before-tls.js';
import { brokenContinuation } from './broken-continuation.js';
import { cipherColonForPlus } from './cipher-colon-for-plus.js';
import { cipherListRejected } from './cipher-list-rejected.js';
import { cipherLostExclusion } from './cipher-lost-exclusion.js';
import { cipherOutsideBaseline } from './cipher-outside-baseline.js';
import { cipherPreference } from './cipher-preference.js';
import { cipherWordWithoutEffect } from './cipher-word-without-effect.js';
import { clientCertificateRequested } from './client-certificate-requested.js';
import { clientCertificateReuse } from './client-certificate-reuse.js';
import { curveSetting } from './curve-setting.js';
import { defaultCertificate } from './default-certificate.js';
import { deprecatedSetting } from './deprecated-setting.js';
import { duplicateSetting } from './duplicate-setting.js';
import { ecdsaExcluded } from './ecdsa-excluded.js';
import { excludeListSyntax } from './exclude-list-syntax.js';
import { expansionError } from './expansion-error.js';
import { inlineComment } from './inline-comment.js';
import { insecureCipher } from './insecure-cipher.js';
import { invalidProtocol } from './invalid-protocol.js';
import { invalidSecurityLevel } from './invalid-security-level.js';
import { invalidTlsOption } from './invalid-tls-option.js';
import { keyExchangeOutsideBaseline } from './key-exchange-outside-baseline.js';
import { legacySsl } from './legacy-ssl.js';
import { legacyTls } from './legacy-tls.js';
import { mandatoryFloorMissing } from './mandatory-floor-missing.js';
import { newerThanVersion } from './newer-than-version.js';
import { newestTlsDisabled } from './newest-tls-disabled.js';
import { obsoleteDhSetting } from './obsolete-dh-setting.js';
import { opportunisticOverRestricted } from './opportunistic-over-restricted.js';
import { outboundTlsDisabled } from './outbound-tls-disabled.js';
import { overrideBlanks } from './override-blanks.js';
import { policyBlank } from './policy-blank.js';
import { policySyntax } from './policy-syntax.js';
import { policyWildcard } from './policy-wildcard.js';
import { protocolExclusionList } from './protocol-exclusion-list.js';
import { settingsOnOneLine } from './settings-on-one-line.js';
import { tlsCompression } from './tls-compression.js';
import { tlsLogging } from './tls-logging.js';
import { tlsNotOffered } from './tls-not-offered.js';
import { tls13Only } from './tls13-only.js';
import { typographicDamage } from './typographic-damage.js';
import { unknownMapType } from './unknown-map-type.js';
import { unknownSetting } from './unknown-setting.js';
import { unsafeRenegotiation } from './unsafe-renegotiation.js';
import { weakCipher } from './weak-cipher.js';
import { weakDh } from './weak-dh.js';
import { weakDigest } from './weak-digest.js';
import { wrongLibraryCipherList } from './wrong-library-cipher-list.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
	aeadRemoved,
	authBeforeTls,
	brokenContinuation,
	cipherColonForPlus,
	cipherListRejected,
	cipherLostExclusion,
	cipherOutsideBaseline,
	cipherPreference,
	cipherWordWithoutEffect,
	clientCertificateRequested,
	clientCertificateReuse,
	curveSetting,
	defaultCertificate,
	deprecatedSetting,
	duplicateSetting,
	ecdsaExcluded,
	excludeListSyntax,
	expansionError,
	inlineComment,
	insecureCipher,
	invalidProtocol,
	invalidSecurityLevel,
	invalidTlsOption,
	keyExchangeOutsideBaseline,
	legacySsl,
	legacyTls,
	mandatoryFloorMissing,
	newerThanVersion,
	newestTlsDisabled,
	obsoleteDhSetting,
	opportunisticOverRestricted,
	outboundTlsDisabled,
	overrideBlanks,
	policyBlank,
	policySyntax,
	policyWildcard,
	protocolExclusionList,
	settingsOnOneLine,
	tlsCompression,
	tlsLogging,
	tlsNotOffered,
	tls13Only,
	typographicDamage,
	unknownMapType,
	unknownSetting,
	unsafeRenegotiation,
	weakCipher,
	weakDh,
	weakDigest,
	wrongLibraryCipherList,
];

export const ruleIds: readonly string[] = rules.map(rule => rule.id);
