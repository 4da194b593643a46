import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Asks again until there is an answer. */
export async function until<T>(
	what: string,
	ask: () => T | undefined | Promise<T | undefined>,
	limit = 20_000,
): Promise<T> {
	const end = Date.now() + limit;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) {
			return answer;
		}
		if (Date.now() > end) {
			throw new Error(`waited in vain until ${what}`);
		}
		await new Promise(resolve => setTimeout(resolve, 50));
	}
}

/** The address of a file in the folder that is open. */
export function inWorkspace(path: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder, 'a folder is open');
	return vscode.Uri.joinPath(folder.uri, path);
}

export async function show(path: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(inWorkspace(path));
	await vscode.window.showTextDocument(document);
	return document;
}

/** Rule, place and severity of each diagnostic: `2:22-28 Error legacy-ssl`. */
export function outline(uri: vscode.Uri): readonly string[] {
	return vscode.languages.getDiagnostics(uri).map(diagnostic => {
		const { start, end } = diagnostic.range;
		const place = `${start.line}:${start.character}-${start.line === end.line ? '' : `${end.line}:`}${end.character}`;
		return `${place} ${vscode.DiagnosticSeverity[diagnostic.severity]} ${codeOf(diagnostic)}`;
	});
}

export function codeOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a line of the outline is there, or gone. */
export async function untilFound(uri: vscode.Uri, line: string, isThere = true): Promise<void> {
	await until(
		`"${line}" is ${isThere ? 'there' : 'gone'}`,
		() => outline(uri).includes(line) === isThere || undefined,
	).catch(error => {
		throw new Error(`${error}; there are:\n${outline(uri).join('\n')}`);
	});
}

export async function replace(document: vscode.TextDocument, wanted: string, newText: string): Promise<void> {
	const start = document.getText().indexOf(wanted);
	assert.notEqual(start, -1, `"${wanted}" is in the text`);
	const edit = new vscode.WorkspaceEdit();
	edit.replace(
		document.uri,
		new vscode.Range(document.positionAt(start), document.positionAt(start + wanted.length)),
		newText,
	);
	assert.ok(await vscode.workspace.applyEdit(edit));
}

export async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(inWorkspace(path), new TextEncoder().encode(text));
}

/** The actions of a kind, with their edits, which the server makes when it is asked. */
export function actionsAt(
	{ uri }: vscode.TextDocument,
	position: vscode.Position,
	{ value }: vscode.CodeActionKind,
): Thenable<vscode.CodeAction[]> {
	const range = new vscode.Range(position, position);
	return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, value, 99);
}

export async function onDisk(uri: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes the settings of the folder; `undefined` leaves none. */
export async function configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
	const file = inWorkspace('.vscode/settings.json');
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(settings)));
}

/** All that hovers say at a place. */
export async function hoverText({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
	return hovers
		.flatMap(({ contents }) => contents)
		.map(content => (typeof content === 'string' ? content : content.value))
		.join('\n');
}
