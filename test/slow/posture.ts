import type { Io } from '../../server/src/cli/io.js';
import { nodeFiles } from '../../server/src/cli/node-files.js';
import { run } from '../../server/src/cli/run.js';

/** One endpoint of `mailtls posture --format json`, as far as a handshake shows it. `null` is not known. */
export interface PrintedEndpoint {
	readonly id: string;
	readonly port: number | null;
	readonly security: string | null;
	readonly starttls: boolean | null;
	readonly implicitTls: boolean | null;
	readonly authWithoutTls: boolean | null;
	readonly protocols: readonly string[] | null;
	readonly suites: Readonly<Record<string, readonly string[]>> | null;
	readonly preference: string | null;
	readonly compression: boolean | null;
	readonly dhBits: readonly number[] | null;
	readonly groups: readonly string[] | null;
	readonly clientCertificate: string | null;
	readonly works: boolean | null;
	readonly broken: string | null;
}

/** What MailTLS prints of the configuration in a directory, for the Postfix of Debian 12. */
export async function printedPosture(directory: string): Promise<readonly PrintedEndpoint[]> {
	const written: Buffer[] = [];
	const output = { write: (data: string | Uint8Array) => written.push(Buffer.from(data)), isTerminal: false };
	const io: Io = {
		cwd: directory,
		env: {},
		files: nodeFiles,
		stdin: async () => Buffer.from(''),
		stdout: { ...output, columns: undefined },
		stderr: { write: text => console.warn(String(text)), isTerminal: false, columns: undefined },
		version: '',
		startServer: async () => undefined,
	};
	await run(['posture', directory, '--format', 'json', '--target', 'os=debian-12'], io);
	return JSON.parse(Buffer.concat(written).toString()).endpoints;
}
