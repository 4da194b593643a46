import type { Diagnostic } from 'vscode-languageserver';
import { readProjectFile } from '../projectfile/read.js';
import { toDiagnostics, toProjectFileDiagnostics } from './convert.js';
import { type Documents, nameOf, type OpenTexts } from './documents.js';
import { isProjectFile } from './project-files.js';

/** What there is to say about a document as it stood at one version. */
export interface Judged {
	readonly uri: string;
	readonly version: number;
	/** Differs from that of every other judgement. */
	readonly id: string;
	readonly diagnostics: Diagnostic[];
}

/** Judges open documents: configurations, and the project files that say how. */
export interface Judge {
	/** `undefined` where the document is closed or not for us. */
	judge(uri: string): Promise<Judged | undefined>;
}

export function createJudge(texts: OpenTexts, documents: Documents): Judge {
	let count = 0;
	return {
		async judge(uri) {
			const document = isProjectFile(uri) ? texts.get(uri) : undefined;
			if (document !== undefined) {
				const { problems } = readProjectFile(nameOf(uri), document.getText());
				const diagnostics = toProjectFileDiagnostics(document.getText(), problems);
				return { uri, version: document.version, id: `project-${count++}`, diagnostics };
			}
			const understood = await documents.current(uri);
			return understood && { ...understood, diagnostics: toDiagnostics(understood) };
		},
	};
}
