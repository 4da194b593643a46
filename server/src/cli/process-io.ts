import type { Io, Output } from './io.js';
import { nodeFiles } from './node-files.js';

// Set by the build; sources that run unbuilt have none.
declare const MAILTLS_VERSION: string | undefined;

/** What of a stream is used, so that tests can bring one that breaks. */
export interface OutputStream {
	readonly isTTY?: boolean;
	readonly columns?: number;
	write(data: string | Uint8Array): unknown;
	on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** This process. `onFailure` hears of output that could not be written. */
export function processIo(onFailure: (error: Error) => void): Io {
	return {
		cwd: process.cwd(),
		env: process.env,
		files: nodeFiles,
		stdin: readStdin,
		stdout: outputTo(process.stdout, onFailure),
		stderr: outputTo(process.stderr, onFailure),
		version: typeof MAILTLS_VERSION === 'string' ? MAILTLS_VERSION : '(unbuilt)',
		// Only here: the server is as large as everything else together.
		startServer: async () => {
			await import('../lsp/main.js');
		},
	};
}

/** Whoever reads may stop early, as `head` does: that is no failure, and the rest is for nobody. */
export function outputTo(stream: OutputStream, onFailure: (error: Error) => void): Output {
	let isOpen = true;
	stream.on('error', error => {
		isOpen = false;
		if (error.code !== 'EPIPE') {
			onFailure(new Error(`the output cannot be written: ${error.message}`));
		}
	});
	return {
		write: data => {
			if (isOpen && data.length > 0) {
				stream.write(data);
			}
		},
		isTerminal: stream.isTTY === true,
		columns: stream.columns,
	};
}

async function readStdin(): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) {
		chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
	}
	return Buffer.concat(chunks);
}
