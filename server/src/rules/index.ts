import type { Rule } from '../engine/rule.js';
import { authBeforeTls } from './auth-before-tls.js';
import { brokenContinuation } from './broken-continuation.js';
import { cipherWordWithoutEffect } from './cipher-word-without-effect.js';
import { defaultCertificate } from './default-certificate.js';
import { deprecatedSetting } from './deprecated-setting.js';
import { duplicateSetting } from './duplicate-setting.js';
import { excludeListSyntax } from './exclude-list-syntax.js';
import { expansionError } from './expansion-error.js';
import { inlineComment } from './inline-comment.js';
import { insecureCipher } from './insecure-cipher.js';
import { invalidProtocol } from './invalid-protocol.js';
import { invalidSecurityLevel } from './invalid-security-level.js';
import { invalidTlsOption } from './invalid-tls-option.js';
import { legacySsl } from './legacy-ssl.js';
import { legacyTls } from './legacy-tls.js';
import { outboundTlsDisabled } from './outbound-tls-disabled.js';
import { overrideBlanks } from './override-blanks.js';
import { settingsOnOneLine } from './settings-on-one-line.js';
import { tlsCompression } from './tls-compression.js';
import { tlsLogging } from './tls-logging.js';
import { tlsNotOffered } from './tls-not-offered.js';
import { typographicDamage } from './typographic-damage.js';
import { unknownSetting } from './unknown-setting.js';
import { weakCipher } from './weak-cipher.js';
import { weakDh } from './weak-dh.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
	authBeforeTls,
	brokenContinuation,
	cipherWordWithoutEffect,
	defaultCertificate,
	deprecatedSetting,
	duplicateSetting,
	excludeListSyntax,
	expansionError,
	inlineComment,
	insecureCipher,
	invalidProtocol,
	invalidSecurityLevel,
	invalidTlsOption,
	legacySsl,
	legacyTls,
	outboundTlsDisabled,
	overrideBlanks,
	settingsOnOneLine,
	tlsCompression,
	tlsLogging,
	tlsNotOffered,
	typographicDamage,
	unknownSetting,
	weakCipher,
	weakDh,
];

export const ruleIds: readonly string[] = rules.map(rule => rule.id);
