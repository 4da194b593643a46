import type { Finding, Fix } from '../engine/finding.js';
import { type Identity, identitiesOf } from '../engine/identity.js';
import type { ConfigFile } from '../languages/language.js';
import { baselineBlock } from '../service/baseline-block.js';
import { findingsInProject, fixAll } from '../service/fixes.js';
import type { FileEdit } from '../text/edit.js';
import type { ExplainedEdit } from './convert.js';
import type { Understood } from './documents.js';

/** What an action is to do. It is carried in the action's `data`, and turned into edits of the text as it then stands. */
export type ActionRequest = { readonly uri: string } & (
	| {
			readonly kind: 'fix';
			/** Of the fix, without what it costs. */
			readonly title: string;
			readonly finding: Identity;
	  }
	| {
			/** Everything one rule has found, in the file or in the whole configuration. */
			readonly kind: 'rule';
			readonly rule: string;
			readonly safety: Fix['safety'];
			readonly scope: 'file' | 'configuration';
	  }
	| { readonly kind: 'all' | 'baseline' }
);

/** The document that an action is about; `undefined` where the action is not one of ours. */
export function uriOf(data: unknown): string | undefined {
	return readRequest(data)?.uri;
}

/** Requests come back from the client as they were sent, or not at all. */
export function readRequest(data: unknown): ActionRequest | undefined {
	const isOurs =
		typeof data === 'object' &&
		data !== null &&
		'request' in data &&
		typeof data.request === 'object' &&
		data.request !== null &&
		'uri' in data.request &&
		typeof data.request.uri === 'string' &&
		'kind' in data.request &&
		['fix', 'rule', 'all', 'baseline'].includes(String(data.request.kind));
	// Nobody but this server makes such data.
	return isOurs ? (data.request as ActionRequest) : undefined;
}

/** The edits that do what is asked for; none where nothing is left to do, or it is not clear any more what was meant. */
export function editsFor(understood: Understood, request: ActionRequest): readonly ExplainedEdit[] {
	const { analysis } = understood;
	switch (request.kind) {
		case 'fix':
			return findFix(understood, request)?.edits ?? [];
		case 'rule': {
			const { rule, safety, scope } = request;
			const inFile = analysis.findings.filter(finding => finding.rule === rule);
			return fixAll(scope === 'file' ? inFile : findingsInProject(analysis, rule), safety);
		}
		case 'all':
			return fixAll(findingsFixedHere(understood), 'safe');
		case 'baseline':
			return baselineBlock(analysis).flatMap(({ setting, value, why, edits }) => {
				const label = value === null ? `Remove ${setting}` : `${setting} = ${value}`;
				const whole = joined(edits, understood.analysis.config);
				return whole.map(edit => ({ ...edit, explanation: { label, description: why } }));
			});
	}
}

/** The fix of the same finding, wherever that has moved to, or the only one of its rule that has the title. */
function findFix(
	{ analysis: { findings, config } }: Understood,
	{ title, finding: wanted }: Extract<ActionRequest, { kind: 'fix' }>,
): Fix | undefined {
	const identities = identitiesOf(findings, config);
	const candidates = findings.flatMap((finding, index) =>
		finding.rule === wanted.rule
			? finding.fixes.filter(fix => fix.title === title).map(fix => ({ fix, identity: identities[index] }))
			: [],
	);
	const same = candidates.find(({ identity }) => JSON.stringify(identity) === JSON.stringify(wanted));
	return (same ?? (candidates.length === 1 ? candidates[0] : undefined))?.fix;
}

/** The action is about the document alone: fixes that reach into other files are left to be chosen one by one. */
export function findingsFixedHere({ analysis: { config, findings } }: Understood): readonly Finding[] {
	const isHere = ({ edits }: Fix) => edits.every(({ file }) => file === config.file);
	return findings.map(finding => ({ ...finding, fixes: finding.fixes.filter(isHere) }));
}

/** Edits with blanks in between become one, or a preview would let one half of a value be chosen without the other. */
function joined(edits: readonly FileEdit[], { file, text }: Pick<ConfigFile, 'file' | 'text'>): readonly FileEdit[] {
	const result: FileEdit[] = [];
	for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
		const last = result.at(-1);
		const gap = last && text.slice(last.span.end, edit.span.start);
		if (last?.file === file && edit.file === file && gap !== undefined && /^\s*$/.test(gap)) {
			const span = { start: last.span.start, end: edit.span.end };
			result.splice(-1, 1, { file, span, newText: `${last.newText}${gap}${edit.newText}` });
		} else {
			result.push(edit);
		}
	}
	return result;
}
