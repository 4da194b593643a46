import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const patience = { timeout: 30_000 };

/** What a user does who looks after a whole configuration: ignores a finding, previews a baseline, writes a project file. */
export function projectSteps({ page, samples, screenshot, openMenu, menu }) {
	const palette = page.locator('.quick-input-widget:visible');
	const paletteRow = text => palette.locator('.monaco-list-row', { hasText: text }).first();
	const applyBaseline = paletteRow('MailTLS: Apply Baseline to This File…');
	const inputMessage = text => palette.locator('.quick-input-message', { hasText: text });
	const viewLine = pattern => page.locator('.view-line', { hasText: pattern }).first();

	async function searchPalette(text) {
		await page.keyboard.press('F1');
		await palette.waitFor(patience);
		await page.keyboard.type(text);
	}

	async function openFile(name) {
		await page.keyboard.press('Control+KeyP');
		await palette.waitFor(patience);
		await page.keyboard.type(name);
		await paletteRow(name).waitFor(patience);
		await page.keyboard.press('Enter');
		await page.locator('.tab.active', { hasText: name }).waitFor(patience);
	}

	return [
		[
			'a finding is ignored for a reason, which is asked for',
			async () => {
				const line = viewLine(/smtp_tls_security_level.=.none/);
				await page.keyboard.press('Control+Home');
				await page.keyboard.press('Control+KeyG');
				await page.keyboard.type('45:27');
				await page.keyboard.press('Enter');
				await line.waitFor(patience);
				const box = await line.locator('> span').boundingBox();
				const first = menu('Ignore outbound-tls-disabled here, because …');
				await openMenu({ page, x: box.x + box.width - 10, y: box.y + box.height / 2, first });
				await screenshot('9-quick-fixes-outbound');
				await first.click();
				await palette.waitFor(patience);
				await page.keyboard.type('?');
				await inputMessage('A reason is required.').waitFor(patience);
				await screenshot('10-ignore-asks');
				await page.keyboard.press('Backspace');
				await page.keyboard.type('The provider offers no TLS until June.');
				await page.keyboard.press('Enter');
				await viewLine(/mailtls:.ignore\[outbound-tls-disabled\].The.provider.offers.no.TLS.until.June\./).waitFor(
					patience,
				);
				await screenshot('11-ignored');
			},
		],
		[
			'the baseline is previewed, all of it ticked, and applied when one says so',
			async () => {
				await searchPalette('MailTLS');
				await applyBaseline.waitFor(patience);
				await screenshot('12-palette');
				await applyBaseline.click();
				const panel = page.locator('.bulk-edit-panel');
				const boxes = panel.locator('.monaco-list-row input[type=checkbox], .monaco-list-row .monaco-checkbox');
				await boxes.first().waitFor(patience);
				await screenshot('13-baseline-preview');
				await panel.getByText('Apply', { exact: true }).click();
				await viewLine(/smtpd_tls_auth_only.=.yes/).waitFor(patience);
				await page.keyboard.press('Control+KeyS');
				await screenshot('14-baseline-applied');
			},
		],
		[
			'a misspelt key of the project file is underlined, with what was probably meant',
			async () => {
				writeFileSync(join(samples, '.mailtls.yaml'), 'baseline: bettercrypto\nseverites:\n  legacy-tls: warning\n');
				await openFile('.mailtls.yaml');
				await page.locator('.monaco-editor .squiggly-error').first().waitFor(patience);
				await page.keyboard.press('Control+Shift+KeyM');
				const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'Did you mean "severities"?' }).first();
				await row.waitFor(patience);
				await screenshot('15-project-file');
				await page.keyboard.press('Control+Shift+KeyM');
			},
		],
		[
			'the palette has nothing to apply a baseline to there',
			async () => {
				await searchPalette('MailTLS');
				await paletteRow('MailTLS: Show Output').waitFor(patience);
				await applyBaseline.waitFor({ ...patience, state: 'detached' });
				await screenshot('16-palette-elsewhere');
				await page.keyboard.press('Escape');
			},
		],
	];
}
