import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageExtension, remoteUri, root, workbenchUrl } from './tools.mjs';
import { projectSteps } from './ui-project.mjs';

const screenshots = join(root, 'out', 'screenshots');
const patience = { timeout: 30_000 };

/** The line that is repaired, where on it, and what becomes of it. */
const weak = 'smtpd_tls_protocols = !SSLv2';
const repaired = 'smtpd_tls_protocols = >=TLSv1.2';

/** What a user does first: opens the sample, looks around, repairs a line and saves it. */
export async function runUi(sandbox, page) {
	await sandbox.installExtension(await packageExtension());
	mkdirSync(screenshots, { recursive: true });
	const samples = join(sandbox.folder, 'samples');
	cpSync(join(root, 'samples'), samples, { recursive: true });
	const file = join(samples, 'postfix', 'main.cf');
	const before = readFileSync(file, 'utf8');
	const server = await sandbox.start({ isTest: true });
	await page.goto(workbenchUrl(server, samples, [['openFile', remoteUri(server, file)]]), { waitUntil: 'commit' });

	let passed = 0;
	for (const [name, step] of steps({ page, file, before, samples })) {
		try {
			await step();
			passed++;
			console.log(`  ✔ ${name}`);
		} catch (error) {
			console.log(`  ✘ ${name}: ${error.message}`);
			await page.screenshot({ path: join(screenshots, 'failed.png') });
			// Each step needs the ones before it.
			return { passed, failed: 1 };
		} finally {
			// Where nothing is chosen or explained when the mouse comes by.
			await page.mouse.move(900, 80);
		}
	}
	return { passed, failed: 0 };
}

function steps({ page, file, before, samples }) {
	const screenshot = async name => {
		// Hovers and menus fade in.
		await page.waitForTimeout(300);
		await page.screenshot({ path: join(screenshots, `${name}.png`) });
	};
	const menu = text => page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
	const line = page.locator('.view-line', { hasText: /smtpd_tls_protocols/ }).first();

	/** The middle of the value. */
	async function target() {
		const box = await line.locator('> span').boundingBox();
		return { x: box.x + box.width * (25.5 / weak.length), y: box.y + box.height / 2 };
	}

	return [
		[
			'the file opens as Postfix main.cf',
			async () => {
				await line.waitFor(patience);
				await page.locator('.statusbar-item', { hasText: 'Postfix main.cf' }).waitFor(patience);
			},
		],
		[
			'weak settings are underlined',
			async () => {
				await page.locator('.monaco-editor .squiggly-error').first().waitFor(patience);
				await page.locator('.monaco-editor .squiggly-warning').first().waitFor(patience);
				await screenshot('1-squiggles');
			},
		],
		[
			'the Problems panel lists them with their rules',
			async () => {
				await page.keyboard.press('Control+Shift+KeyM');
				const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'smtpd allows SSL 3.0' }).first();
				await row.waitFor(patience);
				expectMatch(await row.textContent(), /mailtls.*legacy-ssl.*\[Ln 25, Col 23\]/);
				await screenshot('2-problems');
				await page.keyboard.press('Control+Shift+KeyM');
				await page.locator('.markers-panel').waitFor({ ...patience, state: 'hidden' });
			},
		],
		[
			'a hover explains the mistake',
			async () => {
				const { x, y } = await target();
				await page.mouse.move(x, y);
				await page.mouse.move(x + 1, y);
				const hover = page.locator('.monaco-hover:visible', { hasText: 'smtpd allows SSL 3.0' }).first();
				await hover.waitFor(patience);
				expectMatch(await hover.textContent(), /legacy-ssl/);
				await screenshot('3-hover-finding');
				await page.keyboard.press('Escape');
			},
		],
		[
			'a hover explains the setting',
			async () => {
				const { x, y } = await target();
				await page.mouse.move(x - 120, y);
				await page.mouse.move(x - 121, y);
				const hover = page.locator('.monaco-hover:visible', { hasText: 'smtpd_tls_protocols' }).first();
				await hover.waitFor(patience);
				await screenshot('4-hover-setting');
				await page.keyboard.press('Escape');
			},
		],
		[
			'the lightbulb offers the fixes of all baselines',
			async () => {
				const { x, y } = await target();
				await openMenu({ page, x, y, first: menu('>=TLSv1.2') });
				await menu('DFN-CERT 2017').waitFor(patience);
				await menu('bettercrypto').waitFor(patience);
				await screenshot('5-quick-fixes');
			},
		],
		[
			'the preferred fix comes first, and Enter applies it',
			async () => {
				await page.keyboard.press('Enter');
				await page.locator('.view-line', { hasText: /smtpd_tls_protocols.=.>=TLSv1\.2/ }).waitFor(patience);
				equal(readFileSync(file, 'utf8'), before, 'the file on disk, before saving');
			},
		],
		[
			'saving writes that line and no other',
			async () => {
				await page.keyboard.press('Control+KeyS');
				const wanted = before.replace(weak, repaired);
				// A save empties the file first, so "has changed" is not enough.
				const end = Date.now() + patience.timeout;
				while (readFileSync(file, 'utf8') !== wanted && Date.now() < end) {
					await page.waitForTimeout(100);
				}
				equal(readFileSync(file, 'utf8'), wanted, 'the file on disk');
				await screenshot('6-saved');
			},
		],
		[
			'a code lens sums up the cipher list, and a click shows all of it',
			async () => {
				await page.keyboard.press('Control+End');
				const lens = page.locator('.codelens-decoration a', { hasText: /\d+ suites/ }).first();
				await lens.waitFor(patience);
				await screenshot('7-code-lens');
				await lens.click();
				const hover = page.locator('.monaco-hover:visible', { hasText: 'in order of preference' }).first();
				await hover.waitFor(patience);
				await screenshot('8-cipher-list');
				await page.keyboard.press('Escape');
			},
		],
		...projectSteps({ page, samples, screenshot, openMenu, menu }),
	];
}

/** The mouse goes away after the click: a hover that opens meanwhile would swallow the key. */
async function openMenu({ page, x, y, first }) {
	for (let attempt = 1; ; attempt++) {
		await page.mouse.click(x, y);
		await page.mouse.move(900, 80);
		await page
			.locator('.monaco-editor [class*="lightbulb"], .monaco-editor [class*="light-bulb"]')
			.first()
			.waitFor(patience);
		await page.keyboard.press('Control+Period');
		try {
			await first.waitFor({ timeout: 5_000 });
			return;
		} catch (error) {
			if (attempt === 3) {
				throw error;
			}
		}
	}
}

function expectMatch(text, pattern) {
	const flat = text.replace(/\s+/g, ' ');
	if (!pattern.test(flat)) {
		throw new Error(`expected ${pattern}, got "${flat}"`);
	}
}

function equal(actual, wanted, what) {
	if (actual !== wanted) {
		throw new Error(`${what} differs:\n${actual}`);
	}
}
