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
	/** It says when the folders it works in change. */
	readonly changesFolders: boolean;
	/** It asks for code lenses again when it is told to. */
	readonly refreshesLenses: boolean;
	/** It has the command that shows what a code lens sums up; only our own extension does. */
	readonly showsDetails: boolean;
	/** It has the command that asks why a finding is to be ignored; only our own extension does. */
	readonly asksReasons: boolean;
	/** It asks for the edit of a code action when somebody has chosen it. */
	readonly resolvesEdits: boolean;
}

export function readClient({ textDocument, workspace, experimental }: ClientCapabilities): Client {
	const watched = workspace?.didChangeWatchedFiles;
	const ours = isRecord(experimental) && isRecord(experimental.mailtls) ? experimental.mailtls : {};
	return {
		answers: {
			versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
			annotatedEdits:
				workspace?.workspaceEdit?.documentChanges === true &&
				workspace.workspaceEdit.changeAnnotationSupport !== undefined,
			previewsAll: ours.previewsAll === true,
			markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
		},
		pullsDiagnostics: textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
		answersConfiguration: workspace?.configuration === true,
		registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		watchesFiles: watched?.dynamicRegistration === true && watched.relativePatternSupport === true,
		changesFolders: workspace?.workspaceFolders === true,
		refreshesLenses: workspace?.codeLens?.refreshSupport === true,
		resolvesEdits:
			textDocument?.codeAction?.dataSupport === true &&
			textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
		showsDetails: ours.showDetails === true,
		asksReasons: ours.asksReasons === true,
	};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
