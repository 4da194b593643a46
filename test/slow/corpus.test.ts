import { describe, expect, test } from 'vitest';
import { languageIds } from '../../server/src/languages/index.js';
import type { LanguageId } from '../../server/src/languages/language.js';
import { fixAll } from '../../server/src/service/fixes.js';
import { hover } from '../../server/src/service/hover.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { analysisOf } from '../service/analysis.js';
import { hasShared, listShared, readShared } from '../shared.js';

const targets = [
	{},
	{ os: 'debian-12' },
	{ postfix: '2.8', tls: 'openssl-0.9.8' },
	{ postfix: '3.11', tls: 'openssl-4.0' },
];

/** Real files of all kinds, read in every language, most of them not theirs: whatever they hold, nothing may break. */
for (const folder of [
	...['postfix-main', 'postfix-master', 'postfix-tls-policy', 'templates', 'other', 'exim', 'dovecot', 'cyrus-imapd'],
]) {
	if (hasShared(`corpus/${folder}/`)) {
		describe(folder, () => {
			test.each(listShared(`corpus/${folder}/`))('%s', name => {
				const text = readShared(`corpus/${folder}/${name}`).toString('latin1');
				for (const target of targets) {
					for (const language of languageIds) {
						survive(text, target, language);
					}
				}
			});
		});
	}
}

function survive(text: string, target: object, language: LanguageId): void {
	const analysis = analysisOf(text, { target }, { language });
	const { config, findings } = analysis;
	expect(config.items.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe(text);
	for (const { span, fixes } of findings) {
		expect(span.start).toBeLessThanOrEqual(span.end);
		expect(span.end).toBeLessThanOrEqual(text.length);
		for (const { edits } of fixes) {
			expect(applyEdits(text, edits)).not.toBe(text);
		}
	}
	for (const setting of config.settings) {
		hover(analysis, setting.name.span.start);
		hover(analysis, setting.value.span.start);
	}
	let edits = fixAll(findings, 'unsafe');
	for (let fixed = text, round = 0; edits.length > 0; round++) {
		expect(round, 'rounds of fixes that come to an end').toBeLessThan(9);
		fixed = applyEdits(fixed, edits);
		edits = fixAll(analysisOf(fixed, { target }, { language }).findings, 'unsafe');
	}
}
