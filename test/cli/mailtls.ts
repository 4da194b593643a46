import type { Io } from '../../server/src/cli/io.js';
import { run } from '../../server/src/cli/run.js';
import { type Entry, type MemoryFiles, memoryFiles } from './memory-files.js';

/** What a test gives to the program besides its arguments. */
export interface World {
	/** By path; relative ones are below `/mail`, where the program runs. */
	readonly files?: Readonly<Record<string, Entry>>;
	readonly stdin?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** Columns of the terminal that standard output is; none: it is a pipe. */
	readonly terminal?: number;
}

export interface Outcome {
	readonly status: number;
	readonly stdout: string;
	readonly stderr: string;
	/** Standard output as it is. */
	readonly bytes: Uint8Array;
	readonly files: MemoryFiles;
	/** The language server was started. */
	readonly isServing: boolean;
}

/** Runs the program in a world of its own. */
export async function mailtls(argv: readonly string[], world: World = {}): Promise<Outcome> {
	const stdout: Uint8Array[] = [];
	const stderr: Uint8Array[] = [];
	let isServing = false;
	const files = memoryFiles({ '/mail/.keep': '', ...below('/mail', world.files ?? {}) });
	const isTerminal = world.terminal !== undefined;
	const io: Io = {
		cwd: '/mail',
		env: world.env ?? {},
		files,
		stdin: async () => Buffer.from(world.stdin ?? ''),
		stdout: { write: data => stdout.push(Buffer.from(data)), isTerminal, columns: world.terminal },
		stderr: { write: data => stderr.push(Buffer.from(data)), isTerminal, columns: world.terminal },
		version: '1.2.3',
		startServer: async () => {
			isServing = true;
		},
	};
	const status = await run(argv, io);
	const bytes = Buffer.concat(stdout);
	return { status, stdout: bytes.toString(), stderr: Buffer.concat(stderr).toString(), bytes, files, isServing };
}

/** The report of `mailtls check --format json`. */
export async function checkJson(argv: readonly string[], world: World): Promise<unknown> {
	return JSON.parse((await mailtls(['check', '--format', 'json', ...argv], world)).stdout);
}

/** Joins the lines of an expected output. */
export function lines(...expected: readonly string[]): string {
	return expected.map(line => `${line}\n`).join('');
}

function below(folder: string, files: Readonly<Record<string, Entry>>): Record<string, Entry> {
	return Object.fromEntries(
		Object.entries(files).map(([path, entry]) => [path.startsWith('/') ? path : `${folder}/${path}`, entry]),
	);
}
