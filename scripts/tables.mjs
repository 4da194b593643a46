import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The recorded libraries, beside the repository. */
const recorded = new URL('../../shared/ciphers/', import.meta.url);

/** With --check nothing is written. */
const isCheck = process.argv.includes('--check');

/** Ends the generator where there is nothing to generate from. */
export function requireRecordings() {
	if (!existsSync(new URL('libraries.json', recorded))) {
		console.error(`!!! The recorded libraries are not at ${recorded.pathname}: nothing is generated or compared.`);
		process.exit(isCheck ? 0 : 1);
	}
}

export function readRecording(name) {
	return JSON.parse(readFileSync(new URL(name, recorded), 'utf8'));
}

/** Writes tables, texts by their names, into a folder of the repository; with --check it fails where one differs. */
export function writeTables(folder, texts, generator) {
	const tables = new URL(`../${folder}/`, import.meta.url);
	const outdated = Object.entries(texts).filter(([name, text]) => {
		const path = new URL(name, tables);
		const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
		if (!isCurrent && !isCheck) {
			writeFileSync(path, text);
		}
		return !isCurrent && isCheck;
	});
	if (outdated.length > 0) {
		console.error(`Out of date: ${outdated.map(([name]) => name).join(', ')}. Run node scripts/${generator}.`);
		process.exit(1);
	}
}

/** Lines of words, each as long as the formatter allows. */
export function wrapWords(words) {
	const lines = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last === undefined || last.length + word.length + 1 > 110) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}
	return lines.join('\n');
}
