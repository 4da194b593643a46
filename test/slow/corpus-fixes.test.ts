import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../server/src/languages/language.js';
import { fixViolations, type NamedText } from '../service/fix-effects.js';
import { hasShared, listShared, readShared } from '../shared.js';

const kinds: readonly (readonly [folder: string, name: string, language: LanguageId])[] = [
	['postfix-main', 'main.cf', 'postfix-main'],
	['postfix-master', 'master.cf', 'postfix-master'],
	['postfix-tls-policy', 'tls_policy', 'postfix-tls-policy'],
];
const settings = [
	{},
	{ target: { os: 'debian-12' } },
	{ target: { postfix: '3.4', tls: 'openssl-1.0.2' } },
	{ target: { postfix: '3.11', tls: 'openssl-4.0' } },
	{ baseline: 'dfn-cert-2017' },
	{ baseline: 'bettercrypto', target: { os: 'debian-12' } },
];

/** Real files, most of them written before today's recommendations. */
for (const [folder, name, language] of kinds) {
	if (hasShared(`corpus/${folder}/`)) {
		describe(`each fix by itself does away with its finding, and with nothing else: ${folder}`, () => {
			test.each(listShared(`corpus/${folder}/`))('%s', file => {
				expectGoodFixes([{ name, language, text: textOf(`corpus/${folder}/${file}`) }]);
			});
		});
	}
}

if (hasShared('corpus/INDEX.tsv')) {
	describe('each fix by itself does away with its finding, and with nothing else: both files of a server', () => {
		test.each(pairs())('%s', (_, main, master) => {
			expectGoodFixes([
				{ name: 'main.cf', language: 'postfix-main', text: textOf(`corpus/${main}`) },
				{ name: 'master.cf', language: 'postfix-master', text: textOf(`corpus/${master}`) },
			]);
		});
	});
}

function expectGoodFixes(files: readonly NamedText[]): void {
	for (const each of settings) {
		expect(fixViolations({ files, settings: each }), JSON.stringify(each)).toEqual([]);
	}
}

function textOf(path: string): string {
	return readShared(path).toString('latin1');
}

/** A main.cf and a master.cf that stood in the same folder of the same repository at the same time. */
function pairs(): (readonly [place: string, main: string, master: string])[] {
	const rows = textOf('corpus/INDEX.tsv')
		.split('\n')
		.map(line => line.split('\t'))
		.map(([file = '', kind = '', repository = '', path = '', commit = '']) => ({
			file,
			kind,
			place: `${repository} ${path.replace(/[^/]*$/, '')} ${commit}`,
		}));
	return rows
		.filter(({ kind }) => kind === 'postfix-main')
		.flatMap(({ file, place }) => {
			const master = rows.find(row => row.kind === 'postfix-master' && row.place === place);
			return master === undefined ? [] : [[place, file, master.file] as const];
		});
}
