import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../server/src/languages/postfix/tables/policy.js';

function problems(text: string, release = '3.7.11'): string[] {
	return readPolicy(text, release).problems.map(({ kind, span, effect }) => {
		return `${kind} ${JSON.stringify(text.slice(span.start, span.end))} ${effect}`;
	});
}

/** With Postfix 3.7.11, as a next hop's policy, against a server with STARTTLS: the connection was encrypted. */
test.each([
	['ENCRYPT'],
	['Encrypt Ciphers=High'],
	['encrypt protocols=>=TLSv1.2'],
	['encrypt protocols='],
	['encrypt protocols=:'],
	['encrypt protocols=TLSv1.2:TLSv1.3'],
	['encrypt exclude='],
	['may exclude=foo'],
	['encrypt servername=foo_bar'],
	['encrypt servername=a_b.de'],
	['encrypt servername=_a.de'],
	['encrypt servername=hostname'],
	['encrypt connection_reuse=YES connection_reuse=no'],
	['may ciphers=low'],
	['encrypt ciphers=export'],
	['encrypt,ciphers=high'],
	[',encrypt ,ciphers=high'],
	['secure match=nexthop:'],
	['secure match=.audi.de ciphers=high'],
	['secure match=*.foo.de'],
	['secure match==foo'],
	['fingerprint match=00:11'],
	['fingerprint match=0011'],
	['none'],
])('%s is accepted', text => {
	expect(problems(text)).toEqual([]);
	expect(readPolicy(text, '3.7.11').isRefused).toBe(false);
});

/** The log then had a warning, quoted here, and the mail was deferred with "client TLS configuration problem". */
test.each([
	['secure match= .audi.de ciphers=high', 'torn "match= .audi.de"'], // attribute "match" has empty value
	['encrypt ciphers =high', 'torn "ciphers =high"'], // malformed attribute/value pair "ciphers"
	['encrypt ciphers = high', 'torn "ciphers = high"'],
	['encrypt protocols= >=TLSv1.2', 'torn "protocols= >=TLSv1.2"'], // invalid attribute name: ">"
	[',', 'no-level ","'], // invalid empty policy
	['hp.com secure', 'unknown-level "hp.com"'], // invalid security level "hp.com"; what follows is no attribute
	['half-dane', 'unknown-level "half-dane"'],
	['"encrypt"', 'unknown-level "\\"encrypt\\""'],
	['encrypt;ciphers=high', 'unknown-level "encrypt;ciphers=high"'],
	['{encrypt}', 'unknown-level "{encrypt}"'],
	['encrypt protocols=TLSv1.2,TLSv1.3', 'split "protocols=TLSv1.2,TLSv1.3"'], // malformed … "TLSv1.3": missing '='
	['encrypt exclude=RC4, MD5', 'split "exclude=RC4, MD5"'],
	['secure match=mx.foo.de,mx2.foo.de', 'split "match=mx.foo.de,mx2.foo.de"'],
	['encrypt ciphers', 'malformed "ciphers"'],
	['encrypt =', 'malformed "="'], // missing attribute name
	['encrypt ciphers=', 'empty "ciphers="'],
	['encrypt match=', 'not-at-level "match="'], // has empty value
	['fingerprint match=', 'empty "match="'],
	['secure tafile=', 'empty "tafile="'],
	['encrypt ciphers=high ciphers=high', 'repeated "ciphers=high"'], // specified multiple times
	['encrypt exclude=RC4:MD5 exclude=RC4', 'repeated "exclude=RC4"'],
	['encrypt protocols=!SSLv2:!SSLv3 protocols=TLSv1.2', 'repeated "protocols=TLSv1.2"'],
	['encrypt match=.foo', 'not-at-level "match=.foo"'], // invalid at security level "encrypt"
	['may match=foo', 'not-at-level "match=foo"'],
	['dane match=foo', 'not-at-level "match=foo"'],
	['encrypt tafile=/x', 'not-at-level "tafile=/x"'],
	['fingerprint tafile=x', 'not-at-level "tafile=x"'],
	['encrypt foo=bar', 'unknown-attribute "foo"'], // invalid attribute name: "foo"
	['encrypt "ciphers=high"', 'unknown-attribute "\\"ciphers"'],
	['encrypt servername=', 'bad-value ""'], // specifies an invalid hostname
	['encrypt servername=*.foo', 'bad-value "*.foo"'],
	['encrypt servername=127.0.0.1', 'bad-value "127.0.0.1"'],
	['encrypt servername=123.456', 'bad-value "123.456"'],
	['encrypt servername=-foo', 'bad-value "-foo"'],
	['encrypt servername=foo.', 'bad-value "foo."'],
	['encrypt servername=a..b', 'bad-value "a..b"'],
	['encrypt servername=föö.de', 'bad-value "föö.de"'],
	[`encrypt servername=${'a'.repeat(64)}.de`, `bad-value "${'a'.repeat(64)}.de"`],
	['encrypt connection_reuse=maybe', 'bad-value "maybe"'],
	['encrypt connection_reuse=', 'bad-value ""'],
	['encrypt enable_rpk=yes', 'attribute-too-new "enable_rpk"'], // invalid attribute name: "enable_rpk"
	['encrypt policy_type=sts', 'attribute-too-new "policy_type"'],
	['encrypt {protocols = >=TLSv1.2}', 'braces-too-new "{protocols = >=TLSv1.2}"'], // malformed … "{protocols"
	['fingerprint match=001', 'bad-value "001"'], // malformed fingerprint value: 001; no fingerprints to match
	['fingerprint match=zz', 'bad-value "zz"'],
	['encrypt ciphers=high # comment', 'comment "# comment"'], // malformed attribute/value pair "#"
])('%s is refused', (text, expected) => {
	expect(problems(text)).toEqual([`${expected} deferred`]);
	expect(readPolicy(text, '3.7.11').isRefused).toBe(true);
});

/** The log had "Invalid TLS protocol list" or "invalid cipher grade"; "Cannot start TLS: handshake failure". */
test.each([
	['encrypt protocols=TLSv1.2;TLSv1.3', 'TLSv1.2;TLSv1.3'],
	['encrypt protocols=foo', 'foo'],
	['encrypt protocols=TLSv1.2|TLSv1.3', 'TLSv1.2|TLSv1.3'],
	['encrypt ciphers=foo', 'foo'],
	['may ciphers=foo', 'foo'],
	['encrypt ciphers="high"', '"high"'],
	['encrypt ciphers=high:', 'high:'],
])('%s fails every handshake', (text, value) => {
	expect(problems(text)).toEqual([`bad-value ${JSON.stringify(value)} no-handshake`]);
	expect(readPolicy(text, '3.7.11').isRefused).toBe(false);
});

test.each([
	['none match=foo ciphers=high', ['without-tls "match=foo ciphers=high" ignored']], // ignoring attribute … with TLS disabled
	['fingerprint match=zz|00', ['bad-value "zz|00" ignored']], // malformed fingerprint value: zz
])('%s: Postfix warns and goes on', (text, expected) => {
	expect(problems(text)).toEqual(expected);
});

describe('other releases (smtp_tls_policy.c and postconf(5) of theirs)', () => {
	test.each([
		['dane', '2.10', ['level-too-new "dane" deferred']],
		['fingerprint match=00', '2.4', ['level-too-new "fingerprint" deferred']],
		['encrypt protocols=>=TLSv1.2', '3.5', ['bad-value ">=TLSv1.2" no-handshake']],
		['encrypt enable_rpk=yes', '3.9', []],
		['encrypt { protocols = >=TLSv1.2 }', '3.10', []],
		['secure match=a.example policy_type=sts { policy_string = mode: enforce }', '3.10', []],
		['secure policy_ttl=1', '3.9', ['attribute-too-new "policy_ttl" deferred']],
		['secure policy_ttl=1', '3.10', ['no-policy-type "policy_ttl" deferred']],
		['secure policy_type=tlsa', '3.10', ['bad-value "tlsa" deferred']],
	])('%s with %s', (text, release, expected) => {
		expect(problems(text, release)).toEqual(expected);
	});
});

test('attributes have their places, with capital letters and in braces', () => {
	const text = 'Secure, Match=.a.example:b.example { servername = c.example } foo=bar';
	const { level, attributes } = readPolicy(text, '3.11');
	expect(level).toBe('secure');
	expect(
		attributes.map(({ name, value, kind }) => [
			text.slice(name.span.start, name.span.end),
			text.slice(value.span.start, value.span.end),
			kind?.name,
		]),
	).toEqual([
		['Match', '.a.example:b.example', 'match'],
		['servername', 'c.example', 'servername'],
		['foo', 'bar', undefined],
	]);
});

test('what was torn is put together', () => {
	const repaired = (text: string) => readPolicy(text, '3.7').problems.map(problem => problem.repaired);
	expect(repaired('secure match = .a.example, b.example')).toEqual(['match=.a.example:b.example']);
	expect(repaired('fingerprint match= 00:11 22:33')).toEqual(['match=00:11|22:33']);
	expect(repaired('encrypt ciphers= high')).toEqual(['ciphers=high']);
	expect(repaired('encrypt exclude=RC4 MD5')).toEqual(['exclude=RC4:MD5']);
});
