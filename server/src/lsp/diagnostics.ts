import type { Connection, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Judge, Judged } from './judge.js';

/** Long enough that typing a word does not flicker, short enough to feel live. */
const debounce = 200;

/** Does something once when its causes pause. */
export function afterPause(action: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return () => {
		clearTimeout(timer);
		timer = setTimeout(action, debounce);
	};
}

/** Answers a client that asks; what it has already seen is not sent again. */
export interface Reporter {
	report(judged: Judged, previousId: string | undefined): DocumentDiagnosticReport;
	forget(uri: string): void;
}

export function reporter(): Reporter {
	const last = new Map<string, { readonly id: string; readonly content: string }>();
	return {
		report({ uri, id, diagnostics: items }, previousId) {
			const content = JSON.stringify(items);
			const known = last.get(uri);
			const resultId = known?.content === content ? known.id : id;
			last.set(uri, { id: resultId, content });
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
	{ judge }: Judge,
	onError: (uri: string, error: unknown) => void,
): Publisher {
	const timers = new Map<string, ReturnType<typeof setTimeout> | undefined>();

	async function publish(uri: string): Promise<void> {
		try {
			const judged = await judge(uri);
			if (timers.has(uri)) {
				// An edit may have made the document one that is not for us.
				await connection.sendDiagnostics({
					uri,
					diagnostics: judged?.diagnostics ?? [],
					...(judged && { version: judged.version }),
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
