import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { datedName } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import { fullTitle } from '../engine/finding.js';
import { identitiesOf } from '../engine/identity.js';
import { countFixed, findingsInProject, fixesAt, type OfferedFix } from '../service/fixes.js';
import { impactOf } from '../service/impact/impact.js';
import { type ActionRequest, editsFor, readRequest } from './action-requests.js';
import type { Client } from './client.js';
import { applyBaselineKind, fixAllKind, toDiagnostic, toSpan, toWorkspaceEdit } from './convert.js';
import type { Understood } from './documents.js';

/** An action without its edit. */
interface Offer extends CodeAction {
	readonly data: { readonly request: ActionRequest };
}

/** What can be done about the findings in a range, and about the whole document. */
export function codeActions(
	understood: Understood,
	{ range, context: { only } }: CodeActionParams,
	client: Client,
): CodeAction[] {
	const offers: Offer[] = [];
	if (isAskedFor(CodeActionKind.QuickFix, only)) {
		const offered = fixesAt(understood.analysis, toSpan(understood, range));
		offers.push(...quickFixes(understood, offered), ...ruleFixes(understood, offered));
	}
	if (isAskedFor(fixAllKind, only)) {
		offers.push(...unlessIdle(understood, fixAllOffer(understood)));
	}
	// It takes longer than the others, and is about no finding: only who asks for it wants it.
	if (only !== undefined && isAskedFor(applyBaselineKind, only)) {
		offers.push(...unlessIdle(understood, baselineOffer(understood)));
	}
	return client.resolvesEdits ? offers : offers.map(offer => withEdit(understood, offer, offer.data.request, client));
}

/** The action with the edit that does now what it promised. Where that cannot be told any more, it stays without one. */
export function resolveAction(understood: Understood, action: CodeAction, client: Client): CodeAction {
	const request = readRequest(action.data);
	return request === undefined ? action : withEdit(understood, action, request, client);
}

function withEdit(understood: Understood, action: CodeAction, request: ActionRequest, { answers }: Client): CodeAction {
	const edits = editsFor(understood, request);
	return edits.length === 0 ? action : { ...action, edit: toWorkspaceEdit(understood, edits, answers) };
}

/** One action for each fix; what several findings ask for alike is one action that settles them all. */
function quickFixes(understood: Understood, offered: readonly OfferedFix[]): Offer[] {
	const { uri, analysis } = understood;
	const identities = offered.length === 0 ? [] : identitiesOf(analysis.findings, analysis.config);
	const actions = new Map<string, Offer & { readonly diagnostics: Diagnostic[] }>();
	for (const { finding, fix } of offered) {
		const key = JSON.stringify([fix.title, fix.edits]);
		const diagnostic = toDiagnostic(understood, finding);
		const known = actions.get(key);
		const identity = identities[analysis.findings.indexOf(finding)];
		if (known !== undefined) {
			known.diagnostics.push(diagnostic);
		} else if (identity !== undefined) {
			const impact = impactOf(analysis, fix);
			const { title, safety, baseline } = fix;
			actions.set(key, {
				title: fullTitle({ title, ...(impact && { impact }) }),
				kind: CodeActionKind.QuickFix,
				diagnostics: [diagnostic],
				data: {
					...{ rule: finding.rule, safety },
					...(baseline && { baseline }),
					...(impact && { impact }),
					request: { kind: 'fix', uri, title, finding: identity },
				},
				...(fix.preferred && { isPreferred: true }),
			});
		}
	}
	return [...actions.values()];
}

/**
 * For the rules of the findings in the range: all they have found in the file, and in the other files with it. They name
 * these findings, since VS Code puts actions that name none behind all others, those that ignore a finding included.
 */
function ruleFixes(understood: Understood, offered: readonly OfferedFix[]): Offer[] {
	const findings = [...new Set(offered.map(({ finding }) => finding))];
	return [...new Set(findings.map(({ rule }) => rule))].flatMap(rule => {
		const diagnostics = findings.filter(finding => finding.rule === rule).map(found => toDiagnostic(understood, found));
		return [...ruleOffers(understood, rule, 'file'), ...ruleOffers(understood, rule, 'configuration')].map(offer => ({
			...offer,
			diagnostics,
		}));
	});
}

type Scope = Extract<ActionRequest, { kind: 'rule' }>['scope'];

function ruleOffers({ uri, analysis }: Understood, rule: string, scope: Scope): Offer[] {
	const inFile = analysis.findings.filter(finding => finding.rule === rule);
	const findings = scope === 'file' ? inFile : findingsInProject(analysis, rule);
	if (scope === 'configuration' && findings.length === inFile.length) {
		return [];
	}
	const [safe, all] = [countFixed(findings, 'safe'), countFixed(findings, 'unsafe')];
	const isMixed = findings.some(({ fixes }) => fixes.some(({ preferred, safety }) => preferred && safety === 'unsafe'));
	const title = `Fix all: ${rule} in this ${scope}`;
	const offer = (safety: 'safe' | 'unsafe', text: string): Offer => ({
		title: text,
		kind: CodeActionKind.QuickFix,
		data: { request: { kind: 'rule', uri, rule, safety, scope } },
	});
	return [
		...(safe > 1 ? [offer('safe', `${title} (${safe})`)] : []),
		...(all > 1 && isMixed ? [offer('unsafe', `${title}, unsafe fixes included (${all})`)] : []),
	];
}

function fixAllOffer({ uri }: Understood): Offer {
	return {
		title: 'Fix all safe MailTLS problems',
		kind: fixAllKind,
		data: { request: { kind: 'all', uri } },
	};
}

function baselineOffer({ uri, analysis: { options } }: Understood): Offer {
	const baseline = baselines[options.baseline];
	const name = baseline.status === 'historic' ? `${datedName(baseline)}, historic,` : baseline.name;
	return {
		title: `Apply the baseline ${name} to this file`,
		kind: applyBaselineKind,
		data: { request: { kind: 'baseline', uri } },
	};
}

function unlessIdle(understood: Understood, offer: Offer): Offer[] {
	return editsFor(understood, offer.data.request).length === 0 ? [] : [offer];
}

/** Kinds are a hierarchy: who asks for `source` wants `source.fixAll.mailtls` too. */
export function isAskedFor(kind: string, only: readonly string[] | undefined): boolean {
	return only === undefined || only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
