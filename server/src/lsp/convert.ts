import {
	type AnnotatedTextEdit,
	type ChangeAnnotation,
	CodeActionKind,
	type CodeLens,
	type CreateFile,
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type Hover,
	type Location,
	MarkupKind,
	type Position,
	type Range,
	type TextDocumentEdit,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding, Severity } from '../engine/finding.js';
import type { ProjectFileProblem } from '../projectfile/read.js';
import type { Hover as ServiceHover } from '../service/hover.js';
import type { Lens } from '../service/lenses.js';
import { rulePage } from '../service/rule-page.js';
import { type FileEdit, type Location as FileLocation, inTextOrder } from '../text/edit.js';
import { type LineIndex, lineIndex, offsetAt, positionAt } from '../text/lines.js';
import type { Span } from '../text/span.js';
import type { Understood } from './documents.js';
import { isFileUri } from './uri.js';

/** What the client can take, as far as answers depend on it. */
export interface AnswerFormat {
	/** Edits may say which version of a document they are for. */
	readonly versionedEdits: boolean;
	/** Edits may say why they are made, and wait for a nod. */
	readonly annotatedEdits: boolean;
	/** Whoever has to nod at one change is shown all of them, and can leave out each; only our own extension says so. */
	readonly previewsAll: boolean;
	/** Hovers may be Markdown. */
	readonly markdown: boolean;
}

export const applyBaselineKind = `${CodeActionKind.Source}.mailtls.applyBaseline`;

export const fixAllKind = `${CodeActionKind.SourceFixAll}.mailtls`;

const source = 'mailtls';

export function toOffset({ lines }: Understood, position: Position): number {
	return offsetAt(lines, position);
}

export function toSpan({ lines }: Understood, { start, end }: Range): Span {
	return { start: offsetAt(lines, start), end: offsetAt(lines, end) };
}

export function toPosition({ lines }: Understood, offset: number): Position {
	return positionAt(lines, offset);
}

function toRange({ lines }: Pick<Understood, 'lines'>, { start, end }: Span): Range {
	return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

export function toDiagnostics(understood: Understood): Diagnostic[] {
	return understood.analysis.findings.map(finding => toDiagnostic(understood, finding));
}

/** What is wrong with a project file. */
export function toProjectFileDiagnostics(text: string, problems: readonly ProjectFileProblem[]): Diagnostic[] {
	const lines = lineIndex(text);
	return problems.map(({ span, message }) => ({
		range: { start: positionAt(lines, span.start), end: positionAt(lines, span.end) },
		severity: DiagnosticSeverity.Error,
		code: 'project-file',
		source,
		message,
	}));
}

export function toDiagnostic(
	understood: Understood,
	{ rule, severity, role, message, span, related, tag }: Finding,
): Diagnostic {
	return {
		range: toRange(understood, span),
		severity: severityCodes[severity],
		code: rule,
		codeDescription: { href: rulePage(rule) },
		source,
		message,
		data: { role },
		...(tag && { tags: [tagCodes[tag]] }),
		...(related.length > 0 && {
			relatedInformation: related.flatMap(({ message: text, ...place }) => {
				const location = toLocation(understood, place);
				return location === undefined ? [] : [{ location, message: text }];
			}),
		}),
	};
}

const severityCodes: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

const tagCodes: Readonly<Record<NonNullable<Finding['tag']>, DiagnosticTag>> = {
	deprecated: DiagnosticTag.Deprecated,
	unnecessary: DiagnosticTag.Unnecessary,
};

export function toHover(
	understood: Understood,
	hover: ServiceHover | undefined,
	{ markdown }: AnswerFormat,
): Hover | null {
	if (hover === undefined) {
		return null;
	}
	return {
		contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: hover.markdown },
		range: toRange(understood, hover.span),
	};
}

/** A command without a name is text that cannot be clicked; a client that lacks a command would report an error. */
export function toCodeLens(understood: Understood, { title, span, detailsAt }: Lens, showsDetails: boolean): CodeLens {
	const command = showsDetails
		? { title, command: 'mailtls.showDetails', arguments: [understood.uri, positionAt(understood.lines, detailsAt)] }
		: { title, command: '' };
	return { range: toRange(understood, span), command };
}

/** An edit, and what is to be said of it before it is made. */
export interface ExplainedEdit extends FileEdit {
	/** Edits of one thing have one explanation. */
	readonly explanation?: Explanation;
}

export interface Explanation {
	/** What changes. */
	readonly label: string;
	readonly description: string;
}

export function toWorkspaceEdit(
	understood: Understood,
	edits: readonly ExplainedEdit[],
	format: AnswerFormat,
): WorkspaceEdit {
	const documents = new Map<string, DocumentEdits>();
	const annotations = new Map<string, ChangeAnnotation>();
	for (const { file, span, newText, explanation } of inTextOrder(edits)) {
		const document = documentOf(understood, file);
		if (document === undefined) {
			continue;
		}
		const known = documents.get(document.uri) ?? { ...document, edits: [] };
		documents.set(document.uri, known);
		const edit = { range: toRange(document, span), newText };
		if (explanation === undefined || !format.annotatedEdits) {
			known.edits.push(edit);
			continue;
		}
		annotations.set(explanation.label, { ...explanation, needsConfirmation: true });
		known.edits.push({ ...edit, annotationId: explanation.label });
	}
	const changed = [...documents.values()];
	if (!format.versionedEdits) {
		return { changes: Object.fromEntries(changed.map(({ uri, edits: own }) => [uri, own])) };
	}
	const documentChanges = changed.map(({ uri, version, edits: own }) => ({
		textDocument: { uri, version },
		edits: own,
	}));
	const edit = {
		documentChanges,
		...(annotations.size > 0 && { changeAnnotations: Object.fromEntries(annotations) }),
	};
	return format.previewsAll ? withPreview(edit) : edit;
}

/**
 * VS Code shows a preview as soon as one change needs a nod, but those that do need it are not ticked there: "Apply" would
 * do nothing. So the nod is asked for a file operation that does nothing, which the preview does not show.
 */
function withPreview({ documentChanges, changeAnnotations }: PreviewedEdit): WorkspaceEdit {
	const uri = documentChanges[0]?.textDocument.uri ?? '';
	if (changeAnnotations === undefined || !isFileUri(uri)) {
		return { documentChanges, ...(changeAnnotations && { changeAnnotations }) };
	}
	const ticked = Object.entries(changeAnnotations).map(([id, note]) => [id, { ...note, needsConfirmation: false }]);
	const preview: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true }, annotationId: 'preview' };
	return {
		documentChanges: [preview, ...documentChanges],
		changeAnnotations: { ...Object.fromEntries(ticked), preview: { label: 'Preview', needsConfirmation: true } },
	};
}

interface PreviewedEdit {
	readonly documentChanges: TextDocumentEdit[];
	readonly changeAnnotations?: Readonly<Record<string, ChangeAnnotation>>;
}

/** A file of the project as the client knows it. */
interface ProjectDocument {
	readonly uri: string;
	/** `null` where it is not open. */
	readonly version: number | null;
	readonly lines: LineIndex;
}

interface DocumentEdits extends ProjectDocument {
	readonly edits: (TextEdit | AnnotatedTextEdit)[];
}

function documentOf(understood: Understood, file: string): ProjectDocument | undefined {
	if (file === understood.analysis.config.file) {
		return understood;
	}
	const other = understood.others.get(file);
	return other && { uri: other.uri, version: other.version, lines: lineIndex(other.found.text) };
}

function toLocation(understood: Understood, { file, span }: FileLocation): Location | undefined {
	const document = documentOf(understood, file);
	return document && { uri: document.uri, range: toRange(document, span) };
}
