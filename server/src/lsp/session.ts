import {
	type Connection,
	DidChangeWatchedFilesNotification,
	MessageType,
	ShowMessageNotification,
	TextDocuments,
	WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.js';
import { type Documents, documentCache, openAt } from './documents.js';
import type { Folders } from './folders.js';
import { createJudge, type Judge } from './judge.js';
import { projectFiles } from './project-files.js';
import { type Files, type Resources, resourceCache } from './resources.js';
import { type Settings, settingsCache } from './settings.js';
import { toFileUri, toPath } from './uri.js';

/** One client and what is known of its world. */
export interface Session {
	readonly connection: Connection;
	readonly client: Client;
	/** The documents it has open. */
	readonly texts: TextDocuments<TextDocument>;
	readonly settings: Settings;
	readonly folders: Folders;
	readonly resources: Resources;
	readonly documents: Documents;
	readonly judge: Judge;
	/** Tells the client's log what went wrong with a document; the server goes on. */
	readonly logError: (uri: string, error: unknown) => void;
}

/** What a session starts with. */
export interface SessionStart {
	readonly client: Client;
	readonly initialSettings: unknown;
	readonly folders: Folders;
	readonly files: Files;
}

export function createSession(
	connection: Connection,
	{ client, initialSettings, folders, files }: SessionStart,
): Session {
	const texts = new TextDocuments(TextDocument);
	const settings = settingsCache({
		initial: initialSettings,
		report: problem => warn(connection, `MailTLS settings: ${problem} The default is used instead.`),
		...(client.answersConfiguration && {
			ask: scopeUri => connection.workspace.getConfiguration({ scopeUri, section: 'mailtls' }),
		}),
	});
	const resources = resourceCache({
		files,
		open: path => openAt(texts, path),
		watch: path => client.watchesFiles && watch(connection, path),
	});
	const documents = documentCache({
		texts,
		settings,
		resources,
		projectFiles: projectFiles({
			resources,
			roots: folders.roots,
			isOpen: path => openAt(texts, path) !== undefined,
			report: problem => warn(connection, `MailTLS: ${problem}`),
		}),
	});
	return {
		connection,
		client,
		texts,
		settings,
		folders,
		resources,
		documents,
		judge: createJudge(texts, documents),
		logError(uri, error) {
			const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
			connection.console.error(`${toPath(uri)}: ${reason}`);
		},
	};
}

function warn(connection: Connection, message: string): void {
	connection.console.warn(message);
	void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

function watch(connection: Connection, path: string): boolean {
	const slash = path.lastIndexOf('/');
	const globPattern = {
		baseUri: toFileUri(path.slice(0, slash) || '/'),
		// A name may hold what means something in patterns.
		pattern: path.slice(slash + 1).replace(/[*?{}[\],!]/g, '?'),
	};
	const kind = WatchKind.Create | WatchKind.Change | WatchKind.Delete;
	void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern, kind }] });
	return true;
}
