import { describe, expect, test } from 'vitest';
import { languageIds } from '../../server/src/languages/index.js';
import { mailtls } from '../cli/mailtls.js';
import { readSarif, resultsOf } from '../cli/sarif.js';
import { hasShared, listShared, readShared } from '../shared.js';

const folders = [
	...['postfix-main', 'postfix-master', 'postfix-tls-policy', 'templates', 'other'],
	...['exim', 'exim-debconf', 'dovecot', 'dovecot-2.4', 'cyrus-imapd', 'cyrus-conf'],
];

const files = Object.fromEntries(
	folders
		.filter(folder => hasShared(`corpus/${folder}/`))
		.flatMap(folder => listShared(`corpus/${folder}/`).map(name => `${folder}/${name}`))
		.map(file => [file, readShared(`corpus/${file}`)]),
);

describe.runIf(Object.keys(files).length > 0)('real files of all kinds make one valid log with what JSON has', () => {
	test.each(languageIds)('read as %s', async language => {
		const argv = ['--language', language, ...Object.keys(files)];
		const json = JSON.parse((await mailtls(['--format', 'json', ...argv], { files })).stdout);
		const run = readSarif((await mailtls(['--format', 'sarif', ...argv], { files })).stdout);
		expect(run.artifacts).toHaveLength(Object.keys(files).length);
		expect(resultsOf(run).map(({ ruleId, message }) => [ruleId, message.text])).toEqual(
			json.findings.map(({ rule, message }: { rule: string; message: string }) => [rule, message]),
		);
		const fingerprints = resultsOf(run).map(({ partialFingerprints }) => partialFingerprints?.['mailtls/v1']);
		expect(new Set(fingerprints).size).toBe(fingerprints.length);
	});
});
