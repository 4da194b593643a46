import type { Rule } from '../engine/rule.js';
import { aeadRemoved } from './aead-removed.js';
import { authBeforeTls } from './auth-before-tls.js';
import { baselineDeviation } from './baseline-deviation.js';
import { brokenContinuation } from './broken-continuation.js';
import { certificateMissing } from './certificate-missing.js';
import { chainOrder } from './chain-order.js';
import { cipherColonForPlus } from './cipher-colon-for-plus.js';
import { cipherListRejected } from './cipher-list-rejected.js';
import { cipherListUnused } from './cipher-list-unused.js';
import { cipherLostExclusion } from './cipher-lost-exclusion.js';
import { cipherOutsideBaseline } from './cipher-outside-baseline.js';
import { cipherPreference } from './cipher-preference.js';
import { cipherWordWithoutEffect } from './cipher-word-without-effect.js';
import { clientCertificateRequested } from './client-certificate-requested.js';
import { clientCertificateReuse } from './client-certificate-reuse.js';
import { curveSetting } from './curve-setting.js';
import { daneDisabled } from './dane-disabled.js';
import { daneForced } from './dane-forced.js';
import { daneWithoutDnssec } from './dane-without-dnssec.js';
import { defaultCertificate } from './default-certificate.js';
import { deprecatedSetting } from './deprecated-setting.js';
import { dhGroupOutsideBaseline } from './dh-group-outside-baseline.js';
import { discardTableUnused } from './discard-table-unused.js';
import { duplicateSetting } from './duplicate-setting.js';
import { ecdsaExcluded } from './ecdsa-excluded.js';
import { excludeListSyntax } from './exclude-list-syntax.js';
import { expansionError } from './expansion-error.js';
import { fileMissing } from './file-missing.js';
import { hostLookupWithoutDns } from './host-lookup-without-dns.js';
import { inlineComment } from './inline-comment.js';
import { insecureCipher } from './insecure-cipher.js';
import { invalidProtocol } from './invalid-protocol.js';
import { invalidSecurityLevel } from './invalid-security-level.js';
import { invalidTlsOption } from './invalid-tls-option.js';
import { keyExchangeOutsideBaseline } from './key-exchange-outside-baseline.js';
import { legacySsl } from './legacy-ssl.js';
import { legacyTls } from './legacy-tls.js';
import { mandatoryFloorMissing } from './mandatory-floor-missing.js';
import { mandatoryLevelGlobal } from './mandatory-level-global.js';
import { mapNotCompiled } from './map-not-compiled.js';
import { newerThanVersion } from './newer-than-version.js';
import { newestTlsDisabled } from './newest-tls-disabled.js';
import { obsoleteDhSetting } from './obsolete-dh-setting.js';
import { opportunisticOverRestricted } from './opportunistic-over-restricted.js';
import { outboundTlsDisabled } from './outbound-tls-disabled.js';
import { outdatedAdvice } from './outdated-advice.js';
import { overrideBlanks } from './override-blanks.js';
import { overrideWeakens } from './override-weakens.js';
import { overrideWithoutEffect } from './override-without-effect.js';
import { partnerNotAuthenticated } from './partner-not-authenticated.js';
import { policyBlank } from './policy-blank.js';
import { policyDowngrade } from './policy-downgrade.js';
import { policyKeyMismatch } from './policy-key-mismatch.js';
import { policySyntax } from './policy-syntax.js';
import { policyWildcard } from './policy-wildcard.js';
import { policyWithoutFloor } from './policy-without-floor.js';
import { protocolExclusionList } from './protocol-exclusion-list.js';
import { relayCredentialsExposed } from './relay-credentials-exposed.js';
import { resolverNotValidating } from './resolver-not-validating.js';
import { settingWithoutEffect } from './setting-without-effect.js';
import { settingsOnOneLine } from './settings-on-one-line.js';
import { submissionWithoutTls } from './submission-without-tls.js';
import { suppressionWithoutReason } from './suppression-without-reason.js';
import { syntax } from './syntax.js';
import { tlsCompression } from './tls-compression.js';
import { tlsLogging } from './tls-logging.js';
import { tlsNotOffered } from './tls-not-offered.js';
import { tlsRequiredOnMx } from './tls-required-on-mx.js';
import { tls13Only } from './tls13-only.js';
import { trustAnchorMissing } from './trust-anchor-missing.js';
import { typographicDamage } from './typographic-damage.js';
import { unauthenticatedMatch } from './unauthenticated-match.js';
import { unknownMapType } from './unknown-map-type.js';
import { unknownSetting } from './unknown-setting.js';
import { unknownSuppression } from './unknown-suppression.js';
import { unsafeRenegotiation } from './unsafe-renegotiation.js';
import { unusedSuppression } from './unused-suppression.js';
import { weakCipher } from './weak-cipher.js';
import { weakDh } from './weak-dh.js';
import { weakDigest } from './weak-digest.js';
import { weakKey } from './weak-key.js';
import { wrapperModeMismatch } from './wrapper-mode-mismatch.js';
import { wrongLibraryCipherList } from './wrong-library-cipher-list.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
	aeadRemoved,
	authBeforeTls,
	baselineDeviation,
	brokenContinuation,
	certificateMissing,
	chainOrder,
	cipherColonForPlus,
	cipherListRejected,
	cipherListUnused,
	cipherLostExclusion,
	cipherOutsideBaseline,
	cipherPreference,
	cipherWordWithoutEffect,
	clientCertificateRequested,
	clientCertificateReuse,
	curveSetting,
	daneDisabled,
	daneForced,
	daneWithoutDnssec,
	defaultCertificate,
	deprecatedSetting,
	dhGroupOutsideBaseline,
	discardTableUnused,
	duplicateSetting,
	ecdsaExcluded,
	excludeListSyntax,
	expansionError,
	fileMissing,
	hostLookupWithoutDns,
	inlineComment,
	insecureCipher,
	invalidProtocol,
	invalidSecurityLevel,
	invalidTlsOption,
	keyExchangeOutsideBaseline,
	legacySsl,
	legacyTls,
	mandatoryFloorMissing,
	mandatoryLevelGlobal,
	mapNotCompiled,
	newerThanVersion,
	newestTlsDisabled,
	obsoleteDhSetting,
	opportunisticOverRestricted,
	outboundTlsDisabled,
	outdatedAdvice,
	overrideBlanks,
	overrideWeakens,
	overrideWithoutEffect,
	partnerNotAuthenticated,
	policyBlank,
	policyDowngrade,
	policyKeyMismatch,
	policySyntax,
	policyWildcard,
	policyWithoutFloor,
	protocolExclusionList,
	relayCredentialsExposed,
	resolverNotValidating,
	settingWithoutEffect,
	settingsOnOneLine,
	submissionWithoutTls,
	suppressionWithoutReason,
	syntax,
	tlsCompression,
	tlsLogging,
	tlsNotOffered,
	tlsRequiredOnMx,
	tls13Only,
	trustAnchorMissing,
	typographicDamage,
	unauthenticatedMatch,
	unknownMapType,
	unknownSetting,
	unknownSuppression,
	unsafeRenegotiation,
	unusedSuppression,
	weakCipher,
	weakDh,
	weakDigest,
	weakKey,
	wrapperModeMismatch,
	wrongLibraryCipherList,
];

export const ruleIds: readonly string[] = rules.map(rule => rule.id);
