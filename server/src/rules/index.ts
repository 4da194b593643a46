import type { Rule } from '../engine/rule.js';
import { authBeforeTls } from './auth-before-tls.js';
import { cipherWordWithoutEffect } from './cipher-word-without-effect.js';
import { daneDisabled } from './dane-disabled.js';
import { daneForced } from './dane-forced.js';
import { daneWithoutDnssec } from './dane-without-dnssec.js';
import { defaultCertificate } from './default-certificate.js';
import { deprecatedSetting } from './deprecated-setting.js';
import { discardTableUnused } from './discard-table-unused.js';
import { duplicateSetting } from './duplicate-setting.js';
import { expansionError } from './expansion-error.js';
import { hostLookupWithoutDns } from './host-lookup-without-dns.js';
import { inlineComment } from './inline-comment.js';
import { insecureCipher } from './insecure-cipher.js';
import { invalidProtocol } from './invalid-protocol.js';
import { legacySsl } from './legacy-ssl.js';
import { legacyTls } from './legacy-tls.js';
import { mandatoryLevelGlobal } from './mandatory-level-global.js';
import { outboundTlsDisabled } from './outbound-tls-disabled.js';
import { overrideBlanks } from './override-blanks.js';
import { partnerNotAuthenticated } from './partner-not-authenticated.js';
import { policyBlank } from './policy-blank.js';
import { policyDowngrade } from './policy-downgrade.js';
import { policyKeyMismatch } from './policy-key-mismatch.js';
import { policySyntax } from './policy-syntax.js';
import { policyWildcard } from './policy-wildcard.js';
import { policyWithoutFloor } from './policy-without-floor.js';
import { tlsCompression } from './tls-compression.js';
import { tlsNotOffered } from './tls-not-offered.js';
import { trustAnchorMissing } from './trust-anchor-missing.js';
import { unauthenticatedMatch } from './unauthenticated-match.js';
import { unknownMapType } from './unknown-map-type.js';
import { unknownSetting } from './unknown-setting.js';
import { weakCipher } from './weak-cipher.js';
import { weakDh } from './weak-dh.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
	authBeforeTls,
	cipherWordWithoutEffect,
	daneDisabled,
	daneForced,
	daneWithoutDnssec,
	defaultCertificate,
	deprecatedSetting,
	discardTableUnused,
	duplicateSetting,
	expansionError,
	hostLookupWithoutDns,
	inlineComment,
	insecureCipher,
	invalidProtocol,
	legacySsl,
	legacyTls,
	mandatoryLevelGlobal,
	outboundTlsDisabled,
	overrideBlanks,
	partnerNotAuthenticated,
	policyBlank,
	policyDowngrade,
	policyKeyMismatch,
	policySyntax,
	policyWildcard,
	policyWithoutFloor,
	tlsCompression,
	tlsNotOffered,
	trustAnchorMissing,
	unauthenticatedMatch,
	unknownMapType,
	unknownSetting,
	weakCipher,
	weakDh,
];

export const ruleIds: readonly string[] = rules.map(rule => rule.id);
