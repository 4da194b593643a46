import {
	commands,
	type ExtensionContext,
	languages,
	Position,
	Range,
	type TextDocument,
	Uri,
	window,
	workspace,
} from 'vscode';
import {
	LanguageClient,
	type LanguageClientOptions,
	type StaticFeature,
	TransportKind,
	type WorkspaceEdit,
} from 'vscode-languageclient/node';

const documentSelector = ['file', 'vscode-remote', 'untitled'].flatMap(scheme => [
	...['postfix-main', 'postfix-master', 'postfix-tls-policy'].map(language => ({ scheme, language })),
	// The project file, which says how the others are judged.
	{ scheme, pattern: '**/.mailtls.yaml' },
]);

/**
 * Plain text activates us, because a `main.cf` in a folder of any name is plain text to the editor. So nothing may cost
 * here: the server starts with the first document that is ours or could be.
 */
export function activate(context: ExtensionContext): void {
	const output = window.createOutputChannel('MailTLS', { log: true });
	const server = createServer(Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath, output);
	const recogniser = createRecogniser(server);

	context.subscriptions.push(
		output,
		{ dispose: () => void server.stop() },
		workspace.onDidOpenTextDocument(recogniser.opened),
		workspace.onDidCloseTextDocument(recogniser.closed),
		commands.registerCommand('mailtls.applyBaseline', applyBaseline),
		commands.registerCommand('mailtls.restart', () => server.restart()),
		commands.registerCommand('mailtls.showOutput', () => output.show()),
		commands.registerCommand('mailtls.showDetails', showDetails),
		commands.registerCommand('mailtls.ignore', (asked: Ignorable) => ignore(asked, server)),
	);
	for (const document of workspace.textDocuments) {
		recogniser.opened(document);
	}
}

/** Tells the server that its code lenses may be clicked here, that a reason can be asked for, and how VS Code previews. */
const commandsFeature: StaticFeature = {
	fillClientCapabilities(capabilities) {
		const mailtls = { showDetails: true, asksReasons: true, previewsAll: true };
		capabilities.experimental = { ...capabilities.experimental, mailtls };
	},
	initialize() {},
	getState: () => ({ kind: 'static' }),
	clear() {},
};

/** What a click on a code lens does: the hover opens where it says all that the lens sums up. */
async function showDetails(uri: string, { line, character }: { line: number; character: number }): Promise<void> {
	const position = new Position(line, character);
	await window.showTextDocument(Uri.parse(uri), { selection: new Range(position, position) });
	await commands.executeCommand('editor.action.showHover');
}

/** A finding that a comment is to ignore, as the server names it in a code action. */
interface Ignorable {
	readonly uri: string;
	readonly rule: string;
	readonly position: { readonly line: number; readonly character: number };
	readonly scope: 'here' | 'file';
	readonly requireReason: boolean;
}

/** Asks why, and lets the server add the comment. */
async function ignore({ requireReason, ...asked }: Ignorable, server: Server): Promise<void> {
	const reason = await window.showInputBox({
		title: `Ignore ${asked.rule} ${asked.scope === 'file' ? 'in the whole file' : 'here'}, because …`,
		prompt: 'Who needs it, and until when? It becomes a part of the comment.',
		ignoreFocusOut: true,
		validateInput: text => (requireReason && !/[\p{L}\p{N}]/u.test(text) ? 'A reason is required.' : undefined),
	});
	if (reason === undefined) {
		return;
	}
	const client = await server.start();
	const answer = await client.sendRequest<WorkspaceEdit | null>('mailtls/ignore', { ...asked, reason });
	const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
	if (edit === undefined || !(await workspace.applyEdit(edit))) {
		void window.showWarningMessage(`The file has changed meanwhile: ${asked.rule} is not ignored.`);
	}
}

/** The server offers it as an action of the document; VS Code shows what it changes, and asks before it does. */
async function applyBaseline(): Promise<void> {
	await commands.executeCommand('editor.action.sourceAction', {
		kind: 'source.mailtls.applyBaseline',
		apply: 'first',
	});
}

interface Server {
	/** The client of the running server; starts it where it does not run. */
	start(): Promise<LanguageClient>;
	restart(): Promise<void>;
	stop(): Promise<void>;
}

function createServer(module: string, outputChannel: LanguageClientOptions['outputChannel']): Server {
	let running: Promise<LanguageClient> | undefined;

	async function launch(): Promise<LanguageClient> {
		const client = new LanguageClient(
			'mailtls',
			'MailTLS',
			{ module, transport: TransportKind.ipc },
			{ documentSelector, ...(outputChannel && { outputChannel }) },
		);
		client.registerFeature(commandsFeature);
		await client.start();
		return client;
	}

	async function stop(): Promise<void> {
		const stopping = running;
		running = undefined;
		// One that never started, or has crashed for good, cannot be stopped and need not be.
		const client = await stopping?.catch(() => undefined);
		await client?.dispose().catch(() => undefined);
	}

	return {
		start() {
			running ??= launch();
			return running;
		},
		async restart() {
			await stop();
			running = launch();
			await running;
		},
		stop,
	};
}

interface Recogniser {
	opened(document: TextDocument): void;
	closed(document: TextDocument): void;
}

function createRecogniser(server: Server): Recogniser {
	/** Documents the server has been asked about: who turns one back into plain text means it. */
	const asked = new Set<string>();

	async function recognise(document: TextDocument): Promise<void> {
		const client = await server.start();
		const uri = document.uri.toString();
		const languageId = await client.sendRequest<string | null>('mailtls/recognise', { uri, text: beginning(document) });
		if (languageId !== null && document.languageId === 'plaintext' && !document.isClosed) {
			await languages.setTextDocumentLanguage(document, languageId);
		}
	}

	return {
		opened(document) {
			const uri = document.uri.toString();
			if (languages.match(documentSelector, document) > 0) {
				server.start().catch(alreadyShown);
			} else if (couldBeOurs(document) && !asked.has(uri)) {
				asked.add(uri);
				recognise(document).catch(alreadyShown);
			}
		},
		closed(document) {
			// A change of language closes and opens a document too, but leaves it open for the editor.
			if (document.isClosed) {
				asked.delete(document.uri.toString());
			}
		},
	};
}

/** The client tells the user itself when the server does not start. */
function alreadyShown(): void {}

/** Whether it is worth asking the server: by its name, or because its first lines speak of us. */
function couldBeOurs(document: TextDocument): boolean {
	if (document.languageId !== 'plaintext' || !documentSelector.some(({ scheme }) => scheme === document.uri.scheme)) {
		return false;
	}
	return (
		/\/(?:(?:postfix-)?(?:main|master)|extra)\.cf(?:\.\w+)*$/.test(document.uri.path) ||
		// main.cf may name it as one of its tables.
		/\/postfix(?:-[^/]*)?\//.test(document.uri.path) ||
		/mailtls:[ \t]*language=/.test(document.getText().slice(0, 1024))
	);
}

/** As much as it takes to tell what a file is. */
function beginning(document: TextDocument): string {
	return document.getText().slice(0, 256 * 1024);
}
