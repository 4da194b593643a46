import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type Position,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Ignorable, ignorableAt, ignore } from '../service/ignore.js';
import { isAskedFor } from './actions.js';
import type { Client } from './client.js';
import { toDiagnostic, toOffset, toPosition, toSpan, toWorkspaceEdit } from './convert.js';
import type { Understood } from './documents.js';

/** What our own extension asks once it knows the reason. */
export interface IgnoreParams {
	readonly uri: string;
	readonly rule: string;
	/** Where the finding starts. */
	readonly position: Position;
	readonly scope: Ignorable['scope'];
	readonly reason: string;
}

/** The actions that ignore a rule here or in the whole file; they come behind all fixes. */
export function ignoreActions(
	understood: Understood,
	{ range, context }: CodeActionParams,
	client: Client,
): readonly CodeAction[] {
	return isAskedFor(CodeActionKind.QuickFix, context.only)
		? ignorableAt(understood.analysis, toSpan(understood, range)).map(ignorable =>
				toAction(understood, ignorable, client),
			)
		: [];
}

/** Our extension asks for the reason; in any other client it is to be written into the comment that the action adds. */
function toAction(understood: Understood, { finding, scope }: Ignorable, { answers, asksReasons }: Client): CodeAction {
	const { requireReason } = understood.analysis.options.suppressions;
	const { rule, span } = finding;
	const what = `Ignore ${rule} ${scope === 'file' ? 'in the whole file' : 'here'}`;
	const action = { kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(understood, finding)] };
	if (asksReasons) {
		const asked = { uri: understood.uri, rule, position: toPosition(understood, span.start), scope, requireReason };
		const title = `${what}, because …`;
		return { ...action, title, command: { title, command: 'mailtls.ignore', arguments: [asked] } };
	}
	const edit = ignore(understood.analysis, finding, scope, '');
	return {
		...action,
		title: requireReason ? `${what}, once its reason is written behind the comment` : what,
		edit: toWorkspaceEdit(understood, edit === undefined ? [] : [edit], answers),
	};
}

/** The edit for a reason that was asked for; `null` where the finding is not there any more. */
export function ignoreBecause(
	understood: Understood,
	{ rule, position, scope, reason }: IgnoreParams,
	{ answers }: Client,
): WorkspaceEdit | null {
	const offset = toOffset(understood, position);
	const finding = understood.analysis.findings.find(({ rule: own, span }) => own === rule && span.start === offset);
	const edit = finding && ignore(understood.analysis, finding, scope, reason);
	return edit === undefined ? null : toWorkspaceEdit(understood, [edit], answers);
}
