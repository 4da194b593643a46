import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type CodeLens,
	CodeLensRefreshRequest,
	type Connection,
	DidChangeConfigurationNotification,
	type DocumentDiagnosticReport,
	type Hover,
	type HoverParams,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';
import { hover } from '../service/hover.js';
import { lenses } from '../service/lenses.js';
import { uriOf } from './action-requests.js';
import { codeActions, resolveAction } from './actions.js';
import { type Client, readClient } from './client.js';
import { applyBaselineKind, fixAllKind, toCodeLens, toHover, toOffset } from './convert.js';
import { afterPause, publisher, type Reporter, reporter } from './diagnostics.js';
import type { Understood } from './documents.js';
import { workFolders } from './folders.js';
import { type IgnoreParams, ignoreActions, ignoreBecause } from './ignore.js';
import { isProjectFile } from './project-files.js';
import type { Files } from './resources.js';
import { createSession, type Session } from './session.js';

/** Serves a client until the connection ends. The caller listens on the connection and says how files are read. */
export function startServer(connection: Connection, files: Files): void {
	connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
		const client = readClient(capabilities);
		const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
		const session = createSession(connection, {
			client,
			initialSettings: initializationOptions,
			folders: workFolders(folders),
			files,
		});
		const reports = reporter();
		followChanges(session, reports);
		answerRequests(session, reports);
		return { capabilities: offered(client), serverInfo: { name: 'MailTLS' } };
	});
}

function offered({ pullsDiagnostics, resolvesEdits }: Client): ServerCapabilities {
	return {
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		hoverProvider: true,
		codeLensProvider: { resolveProvider: false },
		codeActionProvider: {
			codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, applyBaselineKind],
			resolveProvider: resolvesEdits,
		},
		...(pullsDiagnostics && {
			diagnosticProvider: { identifier: 'mailtls', interFileDependencies: true, workspaceDiagnostics: false },
		}),
	};
}

function followChanges(session: Session, reports: Reporter): void {
	const { connection, client, texts, settings, folders, resources, documents, judge, logError } = session;
	const push = client.pullsDiagnostics ? undefined : publisher(connection, judge, logError);
	const refresh = () => {
		documents.forgetAll();
		push?.refresh();
		askAgain();
	};
	/** The client is to ask anew for what it shows of all documents. */
	const askAgain = () => {
		if (client.pullsDiagnostics && client.refreshesDiagnostics) {
			connection.languages.diagnostics.refresh().catch(error => connection.console.log(String(error)));
		}
		if (client.refreshesLenses) {
			connection.sendRequest(CodeLensRefreshRequest.type).catch(error => connection.console.log(String(error)));
		}
	};

	const askAgainSoon = afterPause(askAgain);

	/** What is said about other documents may depend on this one. */
	const changed = (uri: string) => {
		const dependents = documents.forgetDependents(uri);
		for (const dependent of dependents) {
			push?.changed(dependent);
		}
		// Clients know which documents go together, but not what governs them.
		if (dependents.length > 0 && isProjectFile(uri)) {
			askAgainSoon();
		}
	};
	texts.onDidChangeContent(({ document }) => {
		push?.changed(document.uri);
		changed(document.uri);
	});
	texts.onDidClose(({ document }) => {
		documents.forget(document.uri);
		settings.forget(document.uri);
		reports.forget(document.uri);
		push?.closed(document.uri);
		changed(document.uri);
	});
	texts.listen(connection);

	connection.onInitialized(() => {
		if (client.registersConfiguration) {
			void connection.client.register(DidChangeConfigurationNotification.type, { section: 'mailtls' });
		}
		if (client.changesFolders) {
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				folders.change(
					added.map(({ uri }) => uri),
					removed.map(({ uri }) => uri),
				);
				refresh();
			});
		}
	});
	connection.onDidChangeConfiguration(params => {
		settings.change(params.settings);
		refresh();
	});
	connection.onDidChangeWatchedFiles(({ changes }) => {
		if (resources.forget(changes.map(({ uri }) => uri))) {
			refresh();
		}
	});
}

function answerRequests({ connection, client, documents, judge, logError }: Session, reports: Reporter): void {
	/** For a document that is closed or not for us, and after an error, the answer is `otherwise`. */
	function onDocument<P extends { readonly textDocument: { readonly uri: string } }, R>(
		answer: (understood: Understood, params: P) => R,
		otherwise: R,
	): (params: P) => Promise<R> {
		return async params => {
			const { uri } = params.textDocument;
			try {
				const understood = await documents.current(uri);
				return understood === undefined ? otherwise : answer(understood, params);
			} catch (error) {
				logError(uri, error);
				return otherwise;
			}
		};
	}

	connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
		const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };
		try {
			const judged = await judge.judge(uri);
			return judged === undefined ? nothing : reports.report(judged, previousResultId);
		} catch (error) {
			logError(uri, error);
			return nothing;
		}
	});
	connection.onHover(onDocument((understood, params: HoverParams) => hoverAt(understood, params, client), null));
	connection.onCodeAction(
		onDocument(
			(understood, params: CodeActionParams) => [
				...codeActions(understood, params, client),
				...ignoreActions(understood, params, client),
			],
			[],
		),
	);
	connection.onRequest('mailtls/ignore', (params: IgnoreParams) =>
		onDocument(understood => ignoreBecause(understood, params, client), null)({ textDocument: params }),
	);
	connection.onCodeActionResolve((action: CodeAction) => {
		const textDocument = { uri: uriOf(action.data) ?? '' };
		return onDocument(understood => resolveAction(understood, action, client), action)({ textDocument });
	});
	connection.onCodeLens(onDocument(understood => codeLenses(understood, client), []));
	// The client asks about plain text whose name could be one of ours.
	connection.onRequest(
		'mailtls/recognise',
		async ({ uri, text }: RecogniseParams) => (await documents.recognise(uri, text)) ?? null,
	);
}

interface RecogniseParams {
	readonly uri: string;
	readonly text: string;
}

function hoverAt(understood: Understood, { position }: HoverParams, { answers }: Client): Hover | null {
	return toHover(understood, hover(understood.analysis, toOffset(understood, position)), answers);
}

function codeLenses(understood: Understood, { showsDetails }: Client): CodeLens[] {
	return lenses(understood.analysis).map(lens => toCodeLens(understood, lens, showsDetails));
}
