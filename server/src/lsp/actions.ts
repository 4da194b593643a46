import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { Finding, Fix } from '../engine/finding.js';
import { fixAll, fixesAt } from '../service/fixes.js';
import type { Client } from './client.js';
import { fixAllKind, toFixAll, toQuickFixes, toSpan } from './convert.js';
import type { Understood } from './documents.js';

/** What can be done about the findings in a range, and about the whole document. */
export function codeActions(
	understood: Understood,
	{ range, context }: CodeActionParams,
	{ answers }: Client,
): CodeAction[] {
	const actions: CodeAction[] = [];
	if (isAskedFor(CodeActionKind.QuickFix, context.only)) {
		actions.push(...toQuickFixes(understood, fixesAt(understood.analysis, toSpan(understood, range)), answers));
	}
	if (isAskedFor(fixAllKind, context.only)) {
		const edits = fixAll(findingsFixedHere(understood), 'safe');
		actions.push(...(edits.length > 0 ? [toFixAll(understood, edits, answers)] : []));
	}
	return actions;
}

/** The action is about the document alone: fixes that reach into other files are left to be chosen one by one. */
function findingsFixedHere({ analysis: { config, findings } }: Understood): readonly Finding[] {
	const isHere = ({ edits }: Fix) => edits.every(({ file }) => file === config.file);
	return findings.map(finding => ({ ...finding, fixes: finding.fixes.filter(isHere) }));
}

/** Kinds are a hierarchy: who asks for `source` wants `source.fixAll.mailtls` too. */
export function isAskedFor(kind: string, only: readonly string[] | undefined): boolean {
	return only === undefined || only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
