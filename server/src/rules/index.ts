import type { Rule } from '../engine/rule.js';
import { aeadRemoved } from './aead-removed.js';
import { authBeforeTls } from './auth-before-tls.js';
import { cipherColonForPlus } from './cipher-colon-for-plus.js';
import { cipherListRejected } from './cipher-list-rejected.js';
import { cipherLostExclusion } from './cipher-lost-exclusion.js';
import { cipherOutsideBaseline } from './cipher-outside-baseline.js';
import { cipherPreference } from './cipher-preference.js';
import { cipherWordWithoutEffect } from './cipher-word-without-effect.js';
import { defaultCertificate } from './default-certificate.js';
import { deprecatedSetting } from './deprecated-setting.js';
import { duplicateSetting } from './duplicate-setting.js';
import { ecdsaExcluded } from './ecdsa-excluded.js';
import { expansionError } from './expansion-error.js';
import { inlineComment } from './inline-comment.js';
import { insecureCipher } from './insecure-cipher.js';
import { invalidProtocol } from './invalid-protocol.js';
import { keyExchangeOutsideBaseline } from './key-exchange-outside-baseline.js';
import { legacySsl } from './legacy-ssl.js';
import { legacyTls } from './legacy-tls.js';
import { mandatoryFloorMissing } from './mandatory-floor-missing.js';
import { newestTlsDisabled } from './newest-tls-disabled.js';
import { opportunisticOverRestricted } from './opportunistic-over-restricted.js';
import { outboundTlsDisabled } from './outbound-tls-disabled.js';
import { overrideBlanks } from './override-blanks.js';
import { tlsCompression } from './tls-compression.js';
import { tlsNotOffered } from './tls-not-offered.js';
import { tls13Only } from './tls13-only.js';
import { unknownSetting } from './unknown-setting.js';
import { weakCipher } from './weak-cipher.js';
import { weakDh } from './weak-dh.js';
import { wrongLibraryCipherList } from './wrong-library-cipher-list.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
	aeadRemoved,
	authBeforeTls,
	cipherColonForPlus,
	cipherListRejected,
	cipherLostExclusion,
	cipherOutsideBaseline,
	cipherPreference,
	cipherWordWithoutEffect,
	defaultCertificate,
	deprecatedSetting,
	duplicateSetting,
	ecdsaExcluded,
	expansionError,
	inlineComment,
	insecureCipher,
	invalidProtocol,
	keyExchangeOutsideBaseline,
	legacySsl,
	legacyTls,
	mandatoryFloorMissing,
	newestTlsDisabled,
	opportunisticOverRestricted,
	outboundTlsDisabled,
	overrideBlanks,
	tlsCompression,
	tlsNotOffered,
	tls13Only,
	unknownSetting,
	weakCipher,
	weakDh,
	wrongLibraryCipherList,
];

export const ruleIds: readonly string[] = rules.map(rule => rule.id);
