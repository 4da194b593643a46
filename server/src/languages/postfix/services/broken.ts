import type { Breakage, Certificates, ClientCertificate, Fact } from '../../../tls/endpoint.js';
import type { Service } from '../../language.js';
import { postfixSettings } from '../settings/catalogue.js';
import type { PostfixSetting } from '../settings/setting.js';
import { originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';
import { excludedWords, isGrade } from './ciphers.js';
import { readProtocols, type TlsPrefix } from './offer.js';
import type { Level } from './security.js';

/** `-o name = value`: the daemon ends at the name without an equals sign of its own. */
export function tornOverride(
	request: { readonly service: Service; readonly file: string } | undefined,
): Breakage | undefined {
	const { torn, fields } = request?.service ?? {};
	if (request === undefined || torn === undefined || fields === undefined) {
		return undefined;
	}
	const reason = `${fields.command.text} ends with an error for every connection: "-o ${torn.name.text}" has no "=" of its own.`;
	return {
		extent: 'service',
		reason,
		origin: { setting: torn.name.text, file: request.file, span: torn.span, isDefault: false },
	};
}

/**
 * A value at which a program ends as soon as it starts: a switch that is neither yes nor no, a number that is none, or
 * nothing where something has to be ("bad string length 0 < 1"). Only values that somebody wrote.
 */
export function fatalValue(parameters: Parameters, program: Program): Breakage | undefined {
	for (const known of readBy[program]) {
		if (!parameters.isSet(known.name)) {
			continue;
		}
		const { text, error } = parameters.get(known.name);
		const fault = text === null ? undefined : faultOf(known, text, parameters);
		const what =
			error === undefined ? fault && `${known.name} is ${fault}` : `it cannot work out ${known.name}: ${error}`;
		if (what !== undefined) {
			const reason = `${program} ends with an error: ${what}.`;
			return { extent: 'service', reason, origin: originOf(parameters, known.name, undefined) };
		}
	}
	return undefined;
}

type Program = 'smtpd' | 'smtp' | 'lmtp';

const readBy: Readonly<Record<Program, readonly PostfixSetting[]>> = {
	smtpd: settingsOf('smtpd'),
	smtp: settingsOf('smtp'),
	lmtp: settingsOf('lmtp'),
};

function settingsOf(program: Program): readonly PostfixSetting[] {
	return [...postfixSettings.values()].filter(({ usedBy }) => usedBy.includes(program) || usedBy.includes('tls'));
}

function faultOf({ type, mayBeEmpty, name }: PostfixSetting, text: string, parameters: Parameters): string | undefined {
	switch (type) {
		case 'boolean':
			return /^(?:yes|no)$/i.test(text) ? undefined : `"${text}", which is neither yes nor no`;
		case 'integer':
			return /^[-+]?\d+$/.test(text) ? undefined : `"${text}", which is no number`;
		case 'time':
			return /^\d+[smhdw]?$/i.test(text) ? undefined : `"${text}", which is no time`;
		case 'string':
			return text === '' && !mayBeEmpty && parameters.defaultOf(name) !== undefined
				? 'empty, but has to hold something'
				: undefined;
	}
}

/** A list of protocols, a grade or an exclusion that Postfix rejects, and with it every session. */
export function invalidOffer(
	parameters: Parameters,
	{ prefix, isMandatory }: { readonly prefix: TlsPrefix; readonly isMandatory: boolean },
): Breakage | undefined {
	const kind = isMandatory ? 'mandatory_' : '';
	const blame = (setting: string, reason: string): Breakage => ({
		extent: 'tls',
		reason,
		origin: originOf(parameters, setting, undefined),
	});
	const protocols = `${prefix}_tls_${kind}protocols`;
	const { words } = readProtocols(parameters.get(protocols).text ?? '', parameters);
	const bad = words.find(({ problem }) => problem !== undefined && problem !== 'bare-bound');
	if (bad !== undefined) {
		return blame(protocols, `"${bad.text}" makes the whole list in ${protocols} invalid, which switches TLS off.`);
	}
	const grade = `${prefix}_tls_${kind}ciphers`;
	const word = parameters.word(grade);
	if (word !== null && !isGrade(word)) {
		return blame(grade, `${grade} is "${word}", which is no grade: every TLS session is aborted.`);
	}
	for (const setting of [
		`${prefix}_tls_exclude_ciphers`,
		...(isMandatory ? [`${prefix}_tls_mandatory_exclude_ciphers`] : []),
	]) {
		const signed = excludedWords(parameters.get(setting).text ?? '').find(({ text }) => /^[!+@-]/.test(text));
		if (signed !== undefined) {
			return blame(setting, `"${signed.text}" in ${setting} begins with a sign: every TLS session is aborted.`);
		}
	}
	return undefined;
}

/** smtpd(8): "No server certs available. TLS won't be enabled", unless it is told to do without. */
export function withoutCertificate(
	{ value, origin }: Fact<Certificates>,
	clientCertificate: Fact<ClientCertificate>,
	name: string,
): Breakage | undefined {
	if (value === null || value.files.length > 0 || (value.isAnonymous && clientCertificate.value === 'none')) {
		return undefined;
	}
	const reason = value.isAnonymous
		? `${name} needs a certificate of its own to ask clients for theirs.`
		: `${name} has no certificate.`;
	return { extent: 'tls', reason, origin };
}

/** A level at which the client does not even connect: mail for every destination without a policy stays in the queue. */
export function unusableLevel(parameters: Parameters, client: 'smtp' | 'lmtp', level: Level): Breakage | undefined {
	const wrapper = `${client}_tls_wrappermode`;
	if (parameters.word(wrapper) === 'yes' && ['none', 'opportunistic'].includes(level.security.value ?? '')) {
		const reason = `${wrapper} needs the level "encrypt" or a stronger one: no mail leaves.`;
		return { extent: 'tls', reason, origin: originOf(parameters, wrapper, undefined) };
	}
	const [setting, needed, lack] = lacks[level.level.value ?? ''] ?? [];
	const name = `${client}_${setting}`;
	if (setting === undefined || parameters.word(name) === null || needed?.test(parameters.word(name) ?? '')) {
		return undefined;
	}
	const reason = `${level.level.value} ${lack} in ${name}: no mail leaves.`;
	return { extent: 'tls', reason, origin: level.level.origin };
}

/** What a level does not do without, measured with smtp 3.7.11: "client TLS configuration problem". */
const lacks: Readonly<Record<string, readonly [setting: string, needed: RegExp, lack: string]>> = {
	fingerprint: ['tls_fingerprint_cert_match', /./, 'has no fingerprint to compare with'],
	'dane-only': ['dns_support_level', /^dnssec$/, 'needs "dnssec"'],
};
