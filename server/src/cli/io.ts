/** Everything the command line touches in the world, so that tests can bring their own. */
export interface Io {
	/** Absolute; relative paths start here. */
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly files: FileSystem;
	readonly stdin: () => Promise<Uint8Array>;
	readonly stdout: Output;
	readonly stderr: Output;
	/** Version of MailTLS. */
	readonly version: string;
	/** Starts the language server, which from then on owns standard input and output. */
	readonly startServer: () => Promise<void>;
}

export interface Output {
	readonly write: (data: string | Uint8Array) => void;
	readonly isTerminal: boolean;
	/** Width of the terminal. */
	readonly columns: number | undefined;
}

/** All paths are absolute. What fails throws an error whose message is the reason alone. */
export interface FileSystem {
	/** What the path leads to, links followed. */
	readonly status: (path: string) => FileStatus;
	/** There is surely nothing at the path: not what cannot be looked at, for want of permission or any other reason. */
	readonly isAbsent: (path: string) => boolean;
	/** Where a link points; `undefined` where there is no link. */
	readonly linkTarget: (path: string) => string | undefined;
	/** The path without links in it. */
	readonly realPath: (path: string) => string;
	/** Names in a folder, in any order. */
	readonly list: (path: string) => readonly string[];
	readonly read: (path: string) => Uint8Array;
	/** Writes a file that is not there yet. */
	readonly create: (path: string, contents: Uint8Array) => void;
	/** Replaces the contents of a regular file in one step, or throws and leaves it as it was. */
	readonly write: (path: string, contents: Uint8Array) => void;
}

export interface FileStatus {
	/** `other`: a device, a pipe, a socket. */
	readonly kind: 'file' | 'folder' | 'other';
	/** In bytes. */
	readonly size: number;
}

export function isFolder(path: string, files: FileSystem): boolean {
	try {
		return files.status(path).kind === 'folder';
	} catch {
		return false;
	}
}

/** One line on standard error. */
export function complain(io: Io, message: string): void {
	io.stderr.write(`mailtls: ${message}\n`);
}

/** The reason of a failure as text, whatever was thrown. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
