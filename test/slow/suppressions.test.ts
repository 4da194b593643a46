import { expect, test } from 'vitest';
import { identitiesOf } from '../../server/src/engine/identity.js';
import { ignorableAt, ignore } from '../../server/src/service/ignore.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { type AnalysedFile, analysisOf } from '../service/analysis.js';
import { postconfOf, postmapOf } from './postfix.js';

const mainCf = `myhostname = mx.example.org
smtpd_tls_security_level = encrypt
smtpd_tls_mandatory_protocols = !SSLv2,

    !SSLv3
smtp_tls_security_level =
  may
smtp_tls_policy_maps = texthash:/etc/postfix/tls_policy
tls_high_cipherlist = HIGH:
\tRC4:
  3DES
`;

const masterCf = `smtp      inet  n       -       y       -       -       smtpd
submission inet n       -       y       -       -       smtpd
  -o smtpd_tls_security_level=encrypt
  -o { smtpd_tls_mandatory_protocols = !SSLv2,
       !SSLv3 }
  -o
  smtpd_tls_mandatory_ciphers=low
smtps     inet  n       -       y       -       -       smtpd -o smtpd_tls_wrappermode=yes
  -o smtpd_tls_mandatory_protocols=>=TLSv1
`;

const policy = `example.org none
example.net may
  protocols=TLSv1
`;

const files = { 'main.cf': mainCf, 'master.cf': masterCf };

/** A comment for every finding, one after the other, until none is left that can have one. */
function ignoreAll(text: string, file: AnalysedFile): { readonly text: string; readonly count: number } {
	let result = text;
	for (let count = 0; ; count++) {
		const analysis = analysisOf(result, {}, file);
		const [next] = analysis.findings.flatMap(({ span }) => ignorableAt(analysis, span));
		const edit = next && ignore(analysis, next.finding, count % 5 === 4 ? 'file' : next.scope, 'a test');
		if (edit === undefined) {
			expect(identitiesOf(analysis.findings, analysis.config)).toEqual([]);
			return { text: result, count };
		}
		result = applyEdits(result, [edit]);
	}
}

test.each(['\n', '\r\n'])('with a comment for every finding, Postfix reads the same (line ends %j)', newline => {
	const written = (text: string) => text.replaceAll('\n', newline);
	const main = ignoreAll(written(mainCf), { beside: [{ file: 'master.cf', text: masterCf }] });
	const master = ignoreAll(written(masterCf), {
		language: 'postfix-master',
		beside: [{ file: 'main.cf', text: mainCf }],
	});
	expect(main.count).toBeGreaterThan(4);
	expect(master.count).toBeGreaterThan(4);
	const before = { 'main.cf': written(files['main.cf']), 'master.cf': written(files['master.cf']) };
	expectSame({ 'main.cf': main.text, 'master.cf': master.text }, before);
});

test('with a comment above every line there is, Postfix reads the same', () => {
	const everywhere = (text: string) =>
		text.replace(/^([ \t]*)/gm, '$1# mailtls: ignore[syntax] a test\n# mailtls: x\n$1');
	expectSame({ 'main.cf': everywhere(mainCf), 'master.cf': everywhere(masterCf) }, files);
});

function expectSame(after: typeof files, before: typeof files): void {
	for (const option of ['-n', '-M', '-P']) {
		const withoutLines = ({ stdout, stderr }: { stdout: string; stderr: string }) => [
			stdout,
			stderr.replace(/line \d+/g, 'line'),
		];
		expect(withoutLines(postconfOf(after, option))).toEqual(withoutLines(postconfOf(before, option)));
	}
}

test('with a comment for every entry, postmap reads the same', () => {
	const { text, count } = ignoreAll(policy, {
		language: 'postfix-tls-policy',
		beside: [{ file: 'main.cf', text: mainCf }],
	});
	expect(count).toBeGreaterThan(1);
	const entries = (table: string) => postmapOf(table, 'texthash', '-s').stdout.split('\n').sort();
	expect(entries(text)).toEqual(entries(policy));
});
