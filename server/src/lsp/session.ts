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
	readonly resources: Resources;
	readonly documents: Documents;
	/** Tells the client's log what went wrong with a document; the server goes on. */
	readonly logError: (uri: string, error: unknown) => void;
}

export function createSession(connection: Connection, client: Client, initialSettings: unknown, files: Files): Session {
	const texts = new TextDocuments(TextDocument);
	const settings = settingsCache({
		initial: initialSettings,
		report: problem => reportProblem(connection, problem),
		...(client.answersConfiguration && {
			ask: scopeUri => connection.workspace.getConfiguration({ scopeUri, section: 'mailtls' }),
		}),
	});
	const resources = resourceCache({
		files,
		open: path => openAt(texts, path),
		watch: path => client.watchesFiles && watch(connection, path),
	});
	return {
		connection,
		client,
		texts,
		settings,
		resources,
		documents: documentCache(texts, settings, resources),
		logError(uri, error) {
			const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
			connection.console.error(`${toPath(uri)}: ${reason}`);
		},
	};
}

function reportProblem(connection: Connection, problem: string): void {
	const message = `MailTLS settings: ${problem} The default is used instead.`;
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
