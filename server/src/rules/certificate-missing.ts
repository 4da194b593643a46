import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { writtenValue } from '../languages/postfix/values/origin.js';
import { type Parameters, parametersOf } from '../languages/postfix/values/parameters.js';
import { type Endpoint, type Origin, sectionOf, serversOf, type WrittenValue } from '../tls/endpoint.js';

export const certificateMissing = defineRule({
	id: 'certificate-missing',
	summary: 'TLS is on, and there is no certificate and key to do it with.',
	group: 'certificates',
	kind: 'correctness',
	severity: { 'mx-server': 'error', submission: 'error', 'imap-pop': 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 8314 §4', 'postconf(5)'],

	*check(subject) {
		for (const server of serversOf(subject.tls)) {
			if (server.security.value === null || server.security.value === 'none') {
				continue;
			}
			yield* withoutAny(server);
			if (server.program === 'smtpd') {
				const parameters = parametersOf(subject.project, subject.target, sectionOf(server));
				yield* superseded(subject, parameters, server);
				yield* withoutKey(subject, parameters, server);
			}
		}
	},
});

function* withoutAny(server: Endpoint): Iterable<Problem> {
	const { certificates, implicitTls, name, place, role } = server;
	const { value, origin } = certificates;
	if (value === null || value.files.length > 0) {
		return;
	}
	if (value.isAnonymous) {
		yield {
			span: origin.span,
			origin,
			role,
			message: `${name} has no certificate ("none"), so it can do anonymous suites of TLS 1.2 and older only: most mail servers and clients refuse those, and TLS 1.3 does not have any.`,
		};
	} else if (place !== undefined) {
		// A main.cf alone may be a part of something, or an example.
		const effect =
			implicitTls.value === true
				? 'it closes every connection'
				: 'it offers STARTTLS and then answers "454 4.7.0 TLS not available due to local problem", so mail from servers that insist on TLS does not arrive';
		yield { span: origin.span, origin, role, message: `${name} has no certificate: ${effect}.` };
	}
}

const kinds = ['', 'ec', 'd'] as const;

/** postconf(5) smtpd_tls_chain_files; measured with 3.7.11: "the legacy parameters will be ignored". */
function* superseded(subject: Subject, parameters: Parameters, { role }: Endpoint): Iterable<Problem> {
	const chain = written(parameters, 'smtpd_tls_chain_files');
	if (chain === undefined || parameters.defaultOf('smtpd_tls_chain_files') === undefined) {
		return;
	}
	for (const kind of kinds) {
		const certificate = written(parameters, `smtpd_tls_${kind}cert_file`);
		if (certificate === undefined) {
			continue;
		}
		const key = written(parameters, `smtpd_tls_${kind}key_file`);
		const { origin } = certificate;
		yield {
			span: origin.span,
			origin,
			role,
			severity: 'warning',
			message: `${origin.setting} has no effect: smtpd_tls_chain_files takes its place.`,
			related: [{ ...chain.origin, message: 'These files are used.' }],
			tag: 'unnecessary',
			fixes: [
				{
					title: `Remove ${[certificate, ...(key ? [key] : [])].map(line => line.origin.setting).join(' and ')}; smtpd_tls_chain_files is used`,
					safety: 'safe',
					preferred: true,
					edits: [certificate, ...(key ? [key] : [])].flatMap(line => setAt(subject, line.origin, null)),
				},
			],
		};
	}
}

function* withoutKey(subject: Subject, parameters: Parameters, { name, role }: Endpoint): Iterable<Problem> {
	if (parameters.get('smtpd_tls_chain_files').text) {
		return;
	}
	for (const kind of kinds) {
		const [certName, keyName] = [`smtpd_tls_${kind}cert_file`, `smtpd_tls_${kind}key_file`] as const;
		const [certificate, key] = [parameters.get(certName), parameters.get(keyName)];
		const file = certificate.text;
		if (file === null || file.toLowerCase() === 'none' || key.text === null) {
			continue;
		}
		const keyLine = writtenValue(key);
		if (file === '' && kind === '' && keyLine !== undefined && key.text !== '' && isOnlyKey(parameters)) {
			yield problem(
				keyLine.origin,
				role,
				`${keyName} has no effect without ${certName}: ${name} has a key and no certificate.`,
			);
		} else if (file !== '' && key.text === '' && keyLine !== undefined) {
			yield problem(keyLine.origin, role, `${keyName} is empty, so ${name} finds no key for ${file} and TLS is off.`);
		} else if (file !== '' && key.text === file && lacksKey(subject, file)) {
			const place = writtenValue(certificate)?.origin;
			if (place !== undefined) {
				const message = `${file} holds no private key, and ${keyName} names no other file: ${name} cannot use the certificate, and TLS is off.`;
				yield { ...problem(place, role, message), fixes: keyBeside(subject, place, keyName, file) };
			}
		}
	}
}

function problem(origin: Origin, role: Endpoint['role'], message: string): Problem {
	return { span: origin.span, origin, role, message };
}

/** No certificate of another kind is there to take its place. */
function isOnlyKey(parameters: Parameters): boolean {
	return kinds.every(kind => parameters.get(`smtpd_tls_${kind}cert_file`).text === '');
}

/** By what is in the file; where that is not known, by its name: Certbot keeps the key in a file of its own. */
function lacksKey({ project }: Subject, file: string): boolean {
	const text = project.contents.get(file)?.text;
	return text === undefined ? certbot.test(file) : !text.includes('PRIVATE KEY');
}

const certbot = /^(.*\/letsencrypt\/live\/[^/]+\/)(?:fullchain|cert|chain)\.pem$/;

function keyBeside(subject: Subject, place: Origin, keyName: string, file: string): readonly Fix[] {
	const folder = certbot.exec(file)?.[1];
	return folder === undefined
		? []
		: [
				{
					title: `Set ${keyName} to "${folder}privkey.pem"`,
					safety: 'safe',
					preferred: true,
					edits: setAt(subject, { ...place, setting: keyName }, `${folder}privkey.pem`),
				},
			];
}

/** The line that gives a setting a value, if there is one. */
function written(parameters: Parameters, name: string): WrittenValue | undefined {
	const effective = parameters.get(name);
	return effective.text ? writtenValue(effective) : undefined;
}
