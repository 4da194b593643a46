import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../server/src/languages/language.js';
import { analysisOf } from '../service/analysis.js';
import { hasShared, readShared } from '../shared.js';

/** What the installer of Debian writes behind main.cf.debian. */
const tls = [
	'smtpd_tls_cert_file=/etc/ssl/certs/ssl-cert-snakeoil.pem',
	'smtpd_tls_key_file=/etc/ssl/private/ssl-cert-snakeoil.key',
	'smtpd_tls_security_level=may',
	'smtp_tls_CApath=/etc/ssl/certs',
	'smtp_tls_security_level=may',
	'smtp_tls_session_cache_database = btree:${data_directory}/smtp_scache',
	'',
].join('\n');

describe.runIf(hasShared('corpus/INDEX.tsv'))('what Debian packages', () => {
	/** A certificate that proves nothing, and two things that nobody wrote down and that cost nothing there. */
	const known = ['information default-certificate', 'hint legacy-tls', 'hint tls-compression'];

	test.each([
		['debian-12', '1015-debian-postfix-main.cf.debian'],
		['debian-13', '1014-debian-postfix-main.cf.debian'],
	])('main.cf of %s has nothing but what is known', (os, name) => {
		const text = textOf(`postfix-main/${name}`) + tls;
		expect(rulesIn(os, text, 'main.cf', 'postfix-main')).toEqual(known);
		expect(rulesIn(os, text, 'main.cf', 'postfix-main', { file: 'master.cf', text: dist() })).toEqual(known);
	});

	test('master.cf of debian-13 has nothing, by itself or beside its main.cf', () => {
		const main = { file: 'main.cf', text: textOf('postfix-main/1014-debian-postfix-main.cf.debian') + tls };
		expect(rulesIn('debian-13', dist(), 'master.cf', 'postfix-master')).toEqual([]);
		expect(rulesIn('debian-13', dist(), 'master.cf', 'postfix-master', main)).toEqual([]);
	});
});

function dist(): string {
	return textOf('postfix-master/1232-debian-postfix-master.cf.dist');
}

function textOf(path: string): string {
	return readShared(`corpus/${path}`).toString('utf8');
}

function rulesIn(
	os: string,
	text: string,
	name: string,
	language: LanguageId,
	...beside: readonly { readonly file: string; readonly text: string }[]
): readonly string[] {
	const { findings } = analysisOf(text, { target: { os } }, { name, language, beside });
	return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}
