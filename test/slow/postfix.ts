import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the real program says; `text` as Latin-1, so that every byte counts. */
export interface Answer {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

const longAgo = new Date('2020-01-01');

export const hasPostconf = spawnSync('postconf', ['-h', 'mail_version']).status === 0;

/** Runs postconf on a configuration directory of its own that holds this main.cf and an empty master.cf. */
export function postconf(mainCf: string | Uint8Array, ...options: string[]): Answer {
	return postconfOf({ 'main.cf': mainCf, 'master.cf': '' }, ...options);
}

/** Runs postconf on a configuration directory of its own that holds these files. */
export function postconfOf(
	files: Readonly<Record<'main.cf' | 'master.cf', string | Uint8Array>>,
	...options: string[]
): Answer {
	const directory = mkdtempSync(join(tmpdir(), 'mailtls-postconf-'));
	try {
		for (const [name, contents] of Object.entries(files)) {
			writeFileSync(join(directory, name), contents);
			// Postfix waits while a configuration file is younger than two seconds.
			utimesSync(join(directory, name), longAgo, longAgo);
		}
		const { status, stdout, stderr } = spawnSync('postconf', ['-c', directory, ...options], { encoding: 'latin1' });
		return { status, stdout: stdout.replaceAll(directory, 'DIR'), stderr: stderr.replaceAll(directory, 'DIR') };
	} finally {
		rmSync(directory, { recursive: true });
	}
}

/** Runs postmap on a table of its own that holds these lines; `type` as in `texthash`. */
export function postmapOf(table: string | Uint8Array, type: string, option: string): Answer {
	const directory = mkdtempSync(join(tmpdir(), 'mailtls-postmap-'));
	try {
		const file = join(directory, 'table');
		writeFileSync(file, table);
		utimesSync(file, longAgo, longAgo);
		return postmap(option, `${type}:${file}`);
	} finally {
		rmSync(directory, { recursive: true });
	}
}

export function postmap(...options: string[]): Answer {
	const { status, stdout, stderr } = spawnSync('postmap', options, { encoding: 'latin1' });
	return { status, stdout, stderr };
}

/** `name = value` lines as a map; without config_directory, which postconf adds. */
export function settingsOf(stdout: string): ReadonlyMap<string, string> {
	const settings = new Map<string, string>();
	for (const line of stdout.split('\n')) {
		const [, name, value = ''] = /^(\S+) =(?: (.*))?$/s.exec(line) ?? [];
		if (name !== undefined && name !== 'config_directory') {
			settings.set(name, value);
		}
	}
	return settings;
}
