import { Duplex } from 'node:stream';
import {
	type ClientCapabilities,
	type CodeAction,
	CodeActionRequest,
	CodeActionResolveRequest,
	type CodeLens,
	CodeLensRefreshRequest,
	CodeLensRequest,
	ConfigurationRequest,
	createConnection,
	createProtocolConnection,
	DiagnosticRefreshRequest,
	DidChangeConfigurationNotification,
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidChangeWorkspaceFoldersNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	type DocumentDiagnosticReport,
	DocumentDiagnosticRequest,
	FileChangeType,
	type Hover,
	HoverRequest,
	InitializedNotification,
	InitializeRequest,
	LogMessageNotification,
	ProposedFeatures,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	type Range,
	type Registration,
	RegistrationRequest,
	type ServerCapabilities,
	ShowMessageNotification,
	StreamMessageReader,
	StreamMessageWriter,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer } from '../../server/src/lsp/server.js';

/** An editor that asks for diagnostics, settings and all, as VS Code does. */
export const modern: ClientCapabilities = {
	textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] }, diagnostic: {} },
	workspace: {
		configuration: true,
		diagnostics: { refreshSupport: true },
		didChangeConfiguration: { dynamicRegistration: true },
		didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
		workspaceEdit: { documentChanges: true },
		workspaceFolders: true,
	},
};

/** The same, and it asks for edits once they are chosen, and shows why they are made. */
export const thorough: ClientCapabilities = {
	...modern,
	textDocument: {
		...modern.textDocument,
		codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
	},
	workspace: {
		...modern.workspace,
		workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
	},
};

/** One that can only be told. */
export const plain: ClientCapabilities = {};

export interface EditorOptions {
	readonly capabilities?: ClientCapabilities;
	readonly initializationOptions?: unknown;
	/** What the editor answers when it is asked for settings; may be replaced later. */
	readonly settings?: unknown;
	readonly files?: Readonly<Record<string, string>>;
	/** Addresses of the folders it works in. */
	readonly folders?: readonly string[];
}

/** An editor and a server, joined by two streams in memory. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
	const [up, down] = [new Pipe(), new Pipe()];
	const disk = new Map(Object.entries(options.files ?? {}));
	const read: string[] = [];
	const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
	startServer(server, {
		async read(path) {
			read.push(path);
			return disk.get(path);
		},
		async isThere(path) {
			return [...disk.keys()].some(name => name === path || name.startsWith(`${path}/`));
		},
	});
	server.listen();

	const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
	const editor = new Editor(client, disk, read, options.settings);
	client.listen();
	await editor.initialize(options);
	return editor;
}

export class Editor {
	capabilities: ServerCapabilities = {};
	refreshes = 0;
	lensRefreshes = 0;
	/** Runs before the editor answers what its settings are. */
	beforeSettings: () => Promise<void> = async () => {};
	readonly published: PublishDiagnosticsParams[] = [];
	readonly registrations: Registration[] = [];
	readonly logged: string[] = [];
	readonly shown: string[] = [];
	readonly #documents = new Map<string, TextDocument>();
	readonly #waiting: ((params: PublishDiagnosticsParams) => void)[] = [];
	readonly #client: ProtocolConnection;
	readonly #disk: Map<string, string>;
	#settings: unknown;

	/** `read`: the paths that the server has looked at. */
	constructor(
		client: ProtocolConnection,
		disk: Map<string, string>,
		readonly read: readonly string[],
		settings: unknown,
	) {
		this.#client = client;
		this.#disk = disk;
		this.#settings = settings;
		client.onNotification(PublishDiagnosticsNotification.type, params => {
			this.published.push(params);
			this.#waiting.shift()?.(params);
		});
		client.onNotification(LogMessageNotification.type, ({ message }) => void this.logged.push(message));
		client.onNotification(ShowMessageNotification.type, ({ message }) => void this.shown.push(message));
		client.onRequest(ConfigurationRequest.type, async ({ items }) => {
			await this.beforeSettings();
			return items.map(() => this.#settings ?? null);
		});
		client.onRequest(RegistrationRequest.type, params => void this.registrations.push(...params.registrations));
		client.onRequest(DiagnosticRefreshRequest.type, () => void this.refreshes++);
		client.onRequest(CodeLensRefreshRequest.type, () => void this.lensRefreshes++);
	}

	async initialize({ capabilities = modern, initializationOptions, folders }: EditorOptions): Promise<void> {
		const workspaceFolders = folders?.map(uri => ({ uri, name: uri })) ?? null;
		const params = { processId: null, rootUri: null, workspaceFolders, capabilities, initializationOptions };
		const result = await this.#client.sendRequest(InitializeRequest.type, params);
		this.capabilities = result.capabilities;
		await this.#client.sendNotification(InitializedNotification.type, {});
	}

	/** The next diagnostics the server sends by itself. */
	nextPublished(): Promise<PublishDiagnosticsParams> {
		return new Promise(resolve => this.#waiting.push(resolve));
	}

	async open(uri: string, text: string, languageId = 'postfix-main'): Promise<void> {
		this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
		const textDocument = { uri, languageId, version: 1, text };
		await this.#client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
	}

	async change(uri: string, range: Range, text: string): Promise<void> {
		const before = this.#document(uri);
		const version = before.version + 1;
		const contentChanges = [{ range, text }];
		this.#documents.set(uri, TextDocument.update(before, contentChanges, version));
		const textDocument = { uri, version };
		await this.#client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
	}

	async close(uri: string): Promise<void> {
		this.#documents.delete(uri);
		await this.#client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
	}

	async changeSettings(settings: unknown): Promise<void> {
		this.#settings = settings;
		const params = { settings: { mailtls: settings } };
		await this.#client.sendNotification(DidChangeConfigurationNotification.type, params);
	}

	async changeFile(path: string, text: string): Promise<void> {
		this.#disk.set(path, text);
		await this.#client.sendNotification(DidChangeWatchedFilesNotification.type, {
			changes: [{ uri: `file://${path}`, type: FileChangeType.Changed }],
		});
	}

	async deleteFile(path: string): Promise<void> {
		this.#disk.delete(path);
		await this.#client.sendNotification(DidChangeWatchedFilesNotification.type, {
			changes: [{ uri: `file://${path}`, type: FileChangeType.Deleted }],
		});
	}

	async changeFolders({ added, removed }: Readonly<Record<'added' | 'removed', readonly string[]>>): Promise<void> {
		const toFolders = (uris: readonly string[]) => uris.map(uri => ({ uri, name: uri }));
		await this.#client.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
			event: { added: toFolders(added), removed: toFolders(removed) },
		});
	}

	pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
		const textDocument = { uri };
		const params = previousResultId === undefined ? { textDocument } : { textDocument, previousResultId };
		return this.#client.sendRequest(DocumentDiagnosticRequest.type, params);
	}

	hover(uri: string, line: number, character: number): Promise<Hover | null> {
		const position = { line, character };
		return this.#client.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
	}

	async lenses(uri: string): Promise<CodeLens[]> {
		return (await this.#client.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
	}

	async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
		const context = { diagnostics: [], ...(only && { only }) };
		const answer = await this.#client.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
		return (answer ?? []).filter((action): action is CodeAction => typeof action.command !== 'string');
	}

	/** What our own extension asks when its user has said why. */
	ignore(asked: object, reason: string): Promise<WorkspaceEdit | null> {
		return this.#client.sendRequest('mailtls/ignore', { ...asked, reason });
	}

	/** What the editor asks for when somebody has chosen an action that came without its edit. */
	resolve(action: CodeAction): Promise<CodeAction> {
		return this.#client.sendRequest(CodeActionResolveRequest.type, action);
	}

	recognise(uri: string, text: string): Promise<string | null> {
		return this.#client.sendRequest('mailtls/recognise', { uri, text });
	}

	/** The text after an action, as an editor would apply it. */
	applied(uri: string, edit: WorkspaceEdit | undefined): string {
		const versioned = (edit?.documentChanges ?? []).flatMap(change => ('edits' in change ? change.edits : []));
		const edits = [...versioned, ...(edit?.changes?.[uri] ?? [])].filter(candidate => 'newText' in candidate);
		return TextDocument.applyEdits(this.#document(uri), edits);
	}

	#document(uri: string): TextDocument {
		const document = this.#documents.get(uri);
		if (document === undefined) {
			throw new Error(`${uri} is not open`);
		}
		return document;
	}
}

/** What is written comes out again, in a later turn of the event loop. */
class Pipe extends Duplex {
	override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
		this.push(chunk);
		done();
	}

	override _read(): void {}
}

/** From one position to another, each as line and character. */
export function range(
	startLine: number,
	startCharacter: number,
	endLine = startLine,
	endCharacter = startCharacter,
): Range {
	return { start: { line: startLine, character: startCharacter }, end: { line: endLine, character: endCharacter } };
}

/** Rule, place and severity of each diagnostic. */
export function outline(report: DocumentDiagnosticReport | PublishDiagnosticsParams): readonly string[] {
	const items = 'diagnostics' in report ? report.diagnostics : report.kind === 'full' ? report.items : [];
	return items.map(({ code, severity, range: { start, end } }) => {
		const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
		return `${place} ${severityNames[severity ?? 0]} ${code}`;
	});
}

const severityNames = ['', 'error', 'warning', 'information', 'hint'];
