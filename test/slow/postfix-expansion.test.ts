import { expect, test } from 'vitest';
import { expansions, parameters, refused } from '../languages/postfix/expansions.js';
import { postconf, settingsOf } from './postfix.js';

const known = Object.entries(parameters)
	.filter(([name, value]) => value !== null && name !== 'circle' && name !== 'back')
	.map(([name, value]) => `${name} = ${value}`)
	.join('\n');

/** postconf prints one blank for white space and none at the ends. */
const printed = (text: string) => text.replace(/[ \t]+/g, ' ').trim();

test.each(expansions)('postconf expands %s to "%s"', (text, expected) => {
	const { stdout, status } = postconf(`${known}\nsmtpd_banner = ${text}\n`, '-nx');
	expect(status).toBe(0);
	expect(settingsOf(stdout).get('smtpd_banner')).toBe(printed(expected));
});

test.each(refused)('postconf gives up on %s', text => {
	expect(postconf(`${known}\ncircle = $back\nback = $circle\nsmtpd_banner = ${text}\n`, '-nx')).toMatchObject({
		status: 1,
	});
});
