// Measures language servers on documents of one length, all of them in turns, so that what else the machine does while
// it measures falls on all alike.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { delay, memoryOf, startClient } from './client.mjs';

/** Keystrokes in a row before it is another server's turn. */
const turn = 5;

/** A keystroke must not meet the garbage of the one before. */
const pause = 5;

/**
 * One round: fresh servers, each with one document. A server that fails gets an `error` and the others go on.
 * @param {{ keystrokes: number, discard: number, hovers: number, seconds: number }} plan `seconds`: after these, slow
 * servers get no more keystrokes than they have had.
 */
export async function measureRound(servers, lines, plan) {
	const sessions = servers.map(server => createSession(server, lines));
	const each = async step => {
		for (const session of sessions) {
			await attempt(session, step);
		}
	};
	await each(open);
	await interleave(sessions, plan.seconds, session => session.keystrokes.length < plan.keystrokes, type);
	await interleave(sessions, plan.seconds, session => session.hovers.length < plan.hovers, hover);
	await each(session => session.client.stop());
	return sessions.map(session => {
		rmSync(session.folder, { recursive: true, force: true });
		return toResult(session, plan.discard);
	});
}

function createSession(server, lines) {
	const folder = mkdtempSync(join(tmpdir(), `mailtls-bench-${server.id}-`));
	const sample = server.sample(lines);
	const path = join(folder, server.path);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, sample.text);
	server.prepare?.(folder);
	return {
		server,
		lines,
		folder,
		sample,
		uri: pathToFileURL(path).href,
		version: 1,
		keystrokes: [],
		hovers: [],
		spent: 0,
	};
}

async function attempt(session, step) {
	try {
		await step(session);
	} catch (error) {
		session.error ??= error instanceof Error ? error.message : String(error);
	}
}

/** Gives each session some steps in turn, until all have enough or have used their time. */
async function interleave(sessions, seconds, wantsMore, step) {
	for (const session of sessions) {
		session.spent = 0;
	}
	const isWaiting = session => session.error === undefined && session.spent < seconds * 1000 && wantsMore(session);
	while (sessions.some(isWaiting)) {
		for (const session of sessions.filter(isWaiting)) {
			for (let count = 0; count < turn && isWaiting(session); count++) {
				const start = performance.now();
				await attempt(session, step);
				session.spent += performance.now() - start;
				await delay(pause);
			}
		}
	}
}

async function open(session) {
	const { server, folder, sample, uri, version } = session;
	const folderUri = pathToFileURL(folder).href;
	const client = startClient(server.command, {
		cwd: folder,
		answers: {
			'workspace/configuration': ({ items }) => items.map(() => null),
			'workspace/workspaceFolders': () => [{ uri: folderUri, name: 'bench' }],
		},
	});
	session.client = client;
	session.start = (await client.exchange([], 'initialize', initializeParams(server, folderUri))).milliseconds;
	client.notify('initialized', {});
	server.configure?.(client, folder);
	// Registrations and questions about settings.
	await delay(100);

	const textDocument = { uri, languageId: server.languageId, version, text: sample.text };
	session.open = await diagnose(session, [{ method: 'textDocument/didOpen', params: { textDocument } }]);
	session.findings = session.items;
	await delay(300);
	session.memory = memoryOf(client.pid);
}

function initializeParams({ initializationOptions }, rootUri) {
	return {
		processId: process.pid,
		clientInfo: { name: 'mailtls-bench' },
		rootUri,
		workspaceFolders: [{ uri: rootUri, name: 'bench' }],
		initializationOptions,
		capabilities: {
			workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
			textDocument: {
				synchronization: { dynamicRegistration: true },
				publishDiagnostics: {
					relatedInformation: true,
					tagSupport: { valueSet: [1, 2] },
					codeDescriptionSupport: true,
				},
				diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
				hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
			},
		},
	};
}

/** Sends what has changed and asks for the diagnostics, as an editor does; the milliseconds until they are here. */
async function diagnose(session, notifications) {
	const { client, uri, resultId } = session;
	const { result, milliseconds } = await client.exchange(notifications, 'textDocument/diagnostic', {
		textDocument: { uri },
		...(resultId !== undefined && { previousResultId: resultId }),
	});
	session.resultId = result.resultId;
	session.items = result.kind === 'full' ? result.items.length : session.items;
	return milliseconds;
}

/** A letter comes, and with the next call it goes again. */
async function type(session) {
	const { line, character } = session.sample.keystroke;
	const isInserting = session.version++ % 2 === 1;
	const change = {
		range: { start: { line, character }, end: { line, character: isInserting ? character : character + 1 } },
		text: isInserting ? 'x' : '',
	};
	const params = { textDocument: { uri: session.uri, version: session.version }, contentChanges: [change] };
	session.keystrokes.push(await diagnose(session, [{ method: 'textDocument/didChange', params }]));
}

async function hover(session) {
	const { client, uri, sample, hovers } = session;
	const position = sample.hovers[hovers.length % sample.hovers.length];
	const { milliseconds } = await client.exchange([], 'textDocument/hover', { textDocument: { uri }, position });
	hovers.push(milliseconds);
}

function toResult({ server, lines, sample, start, open, memory, findings, items, keystrokes, hovers, error }, discard) {
	// A slow server has had few of them: then a third is for warming up.
	const discarded = Math.min(discard, Math.floor(keystrokes.length / 3));
	const isEmpty = error === undefined && server.hasFindings && items === 0;
	return {
		server: server.id,
		lines,
		bytes: sample.text.length,
		start,
		open,
		findings,
		memory,
		firstKeystroke: keystrokes[0],
		keystrokes: keystrokes.slice(discarded),
		hovers: hovers.slice(Math.min(3, Math.floor(hovers.length / 3))),
		error: isEmpty ? 'The server answers without the findings that are there.' : error,
	};
}
