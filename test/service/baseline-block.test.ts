import { expect, test } from 'vitest';
import { baselineBlock } from '../../server/src/service/baseline-block.js';
import { analysisOf } from './analysis.js';

const text = [
	'smtpd_tls_security_level = may',
	'smtpd_tls_protocols = !SSLv2',
	'smtp_tls_security_level = may',
	'tls_medium_cipherlist = ALL',
	'',
].join('\n');

function block(baseline: string): readonly string[] {
	return baselineBlock(analysisOf(text, { baseline })).map(({ setting, value }) => `${setting} = ${value}`);
}

test('a document that prints no settings of Postfix is followed by what it demands', () => {
	expect(block('ietf-bcp195')).toEqual(
		expect.arrayContaining(['smtpd_tls_protocols = >=TLSv1.2', 'smtp_tls_mandatory_protocols = >=TLSv1.2']),
	);
});

test('where port 25 falls back to clear text, only publishers that make no exception restrict it', () => {
	// RFC 9325 §5.2 leaves opportunistic TLS more room; Internet.nl judges it like any other.
	const isAboutPort25 = (line: string) => /^(?:tls_medium_cipherlist|smtp_tls_protocols) = (?!null)/.test(line);
	expect(block('ietf-bcp195').filter(isAboutPort25)).toEqual([]);
	expect(block('internet-nl-mail').filter(isAboutPort25)).toHaveLength(2);
});

test.each(['dfn-cert-2017', 'audi-2019'])(
	'%s: the names of files that the document shows are not those of this host',
	id => {
		expect(block(id)).not.toEqual([]);
		expect(block(id).filter(line => line.includes('/'))).toEqual([]);
	},
);

test('what the chosen document prints is offered with what speaks against it today', () => {
	const changes = baselineBlock(analysisOf(text, { baseline: 'dfn-cert-2017' }));
	const list = changes.find(({ setting }) => setting === 'tls_high_cipherlist');
	expect(list?.why).toMatch(/^DFN-CERT 2017 §2\.2\. Today's sources advise against it: .*ECDSA/);
});
