import type { Connection, DocumentDiagnosticReport } from 'vscode-languageserver';
import { toDiagnostics } from './convert.js';
import type { Documents, Understood } from './documents.js';

/** Long enough that typing a word does not flicker, short enough to feel live. */
const debounce = 200;

/** Answers a client that asks; what it has already seen is not sent again. */
export interface Reporter {
	report(understood: Understood, previousId: string | undefined): DocumentDiagnosticReport;
	forget(uri: string): void;
}

export function reporter(): Reporter {
	const last = new Map<string, { readonly id: string; readonly content: string }>();
	return {
		report(understood, previousId) {
			const items = toDiagnostics(understood);
			const content = JSON.stringify(items);
			const known = last.get(understood.uri);
			const resultId = known?.content === content ? known.id : understood.id;
			last.set(understood.uri, { id: resultId, content });
			return resultId === previousId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
		},
		forget(uri) {
			last.delete(uri);
		},
	};
}

/** Sends diagnostics to a client that does not ask. */
export interface Publisher {
	/** The document was opened, or its text is another: the first time at once, then when typing pauses. */
	changed(uri: string): void;
	closed(uri: string): void;
	/** Settings or other files have changed: all open documents. */
	refresh(): void;
}

export function publisher(
	connection: Connection,
	documents: Documents,
	onError: (uri: string, error: unknown) => void,
): Publisher {
	const timers = new Map<string, ReturnType<typeof setTimeout> | undefined>();

	async function publish(uri: string): Promise<void> {
		try {
			const understood = await documents.current(uri);
			if (timers.has(uri)) {
				// An edit may have made the document one that is not for us.
				const diagnostics = understood === undefined ? [] : toDiagnostics(understood);
				await connection.sendDiagnostics({
					uri,
					diagnostics,
					...(understood && { version: understood.version }),
				});
			}
		} catch (error) {
			onError(uri, error);
		}
	}

	return {
		changed(uri) {
			if (!timers.has(uri)) {
				timers.set(uri, undefined);
				void publish(uri);
				return;
			}
			clearTimeout(timers.get(uri));
			timers.set(
				uri,
				setTimeout(() => publish(uri), debounce),
			);
		},
		closed(uri) {
			clearTimeout(timers.get(uri));
			timers.delete(uri);
			void connection.sendDiagnostics({ uri, diagnostics: [] });
		},
		refresh() {
			for (const uri of timers.keys()) {
				void publish(uri);
			}
		},
	};
}
