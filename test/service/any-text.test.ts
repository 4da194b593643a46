import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baselineIds } from '../../server/src/baselines/baseline.js';
import { postfixSettings } from '../../server/src/languages/postfix/settings/catalogue.js';
import { fixAll, fixesAt } from '../../server/src/service/fixes.js';
import { hover } from '../../server/src/service/hover.js';
import { lenses } from '../../server/src/service/lenses.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { analysisOf } from './analysis.js';

const words = [
	'may',
	'encrypt',
	'none',
	'yes',
	'no',
	'high',
	'low',
	'null',
	'>=TLSv1',
	'>=',
	'TLSv1_2',
	'!SSLv2',
	'RC4',
	'HIGH',
	'!aNULL',
	':',
	',',
	'#',
	'$',
	'$a',
	'${a',
	'}',
	'{',
	'\n  ',
	'\n# c\n  ',
	'\r\n',
	'@SECLEVEL=0',
	'0x20000',
	'auto',
	'/etc/postfix/dh512.pem',
	'{{ x }}',
	'é',
	'😀',
	'\0',
];
const name = fc.oneof(
	fc.constantFrom(...postfixSettings.keys()),
	fc.constantFrom('a', 'smtp_tls_CAFile', 'x y', '', '\ufeff', '{% if %}'),
);
const value = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map(parts => parts.join(' '));
const line = fc.tuple(name, fc.constantFrom('=', ' = ', '', ' '), value).map(parts => parts.join(''));
const text = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));
const target = fc.constantFrom({}, { os: 'debian-12' }, { postfix: '2.3', tls: 'openssl-0.9.8' }, { postfix: '3.11' });
const baseline = fc.constantFrom(...baselineIds);

test('whatever the text: nothing breaks, and fixing comes to an end', () => {
	fc.assert(
		fc.property(text, target, baseline, (original, programs, yardstick) => {
			const settings = { target: programs, baseline: yardstick };
			const analysis = analysisOf(original, settings);
			for (const { span } of analysis.findings) {
				expect(span.start >= 0 && span.start <= span.end && span.end <= original.length).toBe(true);
				fixesAt(analysis, span);
				hover(analysis, span.start);
			}
			for (const { detailsAt } of lenses(analysis)) {
				expect(hover(analysis, detailsAt)).toBeDefined();
			}
			let fixed = original;
			for (let round = 0; round < 20; round++) {
				fixed = applyEdits(fixed, fixAll(analysisOf(fixed, settings).findings, 'unsafe'));
			}
			expect(fixAll(analysisOf(fixed, settings).findings, 'unsafe')).toEqual([]);
		}),
		{ numRuns: 150 },
	);
});
