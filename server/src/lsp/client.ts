import type { ClientCapabilities } from 'vscode-languageserver';
import type { AnswerFormat } from './convert.js';

/** What the client can do, as far as it makes a difference. */
export interface Client {
	readonly answers: AnswerFormat;
	/** It asks for diagnostics. */
	readonly pullsDiagnostics: boolean;
	/** It asks for them again when it is told to. */
	readonly refreshesDiagnostics: boolean;
	/** It can be asked for settings. */
	readonly answersConfiguration: boolean;
	/** It reports changed settings where the server registers for them. */
	readonly registersConfiguration: boolean;
	/** It watches the files the server registers, in any folder. */
	readonly watchesFiles: boolean;
}

export function readClient({ textDocument, workspace }: ClientCapabilities): Client {
	const watched = workspace?.didChangeWatchedFiles;
	return {
		answers: {
			versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
			markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
		},
		pullsDiagnostics: textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
		answersConfiguration: workspace?.configuration === true,
		registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		watchesFiles: watched?.dynamicRegistration === true && watched.relativePatternSupport === true,
	};
}
