import type { Advice, Baseline } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import { languages } from '../languages/index.js';
import type { Project } from '../languages/language.js';
import type { FileEdit } from '../text/edit.js';
import type { Endpoint } from '../tls/endpoint.js';
import { deprecatedVersions, prohibitedVersions } from '../tls/protocol.js';
import type { Analysis } from './check.js';
import { editedProject } from './edited-project.js';

/** One setting that a baseline wants otherwise. */
export interface BaselineChange {
	readonly setting: string;
	/** `null`: the line goes, and the default applies. */
	readonly value: string | null;
	/** Who says so, and what speaks against it. */
	readonly why: string;
	readonly edits: readonly FileEdit[];
}

/**
 * What makes a file follow the chosen baseline: every setting that the document gives a value, where the file has another
 * one in effect and the targeted version knows it. What is stricter already stays.
 */
export function baselineBlock(analysis: Analysis): readonly BaselineChange[] {
	const baseline = baselines[analysis.options.baseline];
	return [...advicesOf(baseline)].flatMap(([setting, advice]) => changeOf(analysis, baseline, setting, advice));
}

/** Of the document, and of what it extends where it is silent. */
function advicesOf({ postfix, extends: base }: Baseline): ReadonlyMap<string, Advice> {
	return base === undefined ? postfix : new Map([...advicesOf(base), ...postfix]);
}

function changeOf(analysis: Analysis, baseline: Baseline, setting: string, advice: Advice): readonly BaselineChange[] {
	const { config, project, options } = analysis;
	const language = languages[config.language];
	const value = advice.value === null ? null : language.spell(setting, advice.value, options.target);
	if (value === undefined) {
		return [];
	}
	const writer = language.edits(config);
	const edits = value === null ? writer.remove({ setting }) : writer.set({ setting }, value);
	return edits.length > 0 && isWanted(analysis, setting, editedProject(project, edits))
		? [{ setting, value, why: reasonOf(baseline, advice), edits }]
		: [];
}

function isWanted({ tls, project, options: { target } }: Analysis, setting: string, edited: Project): boolean {
	const language = languages[project.file.language];
	const [before, after] = [project, edited].map(files => language.meaningOf(setting, files, target));
	if (before === null || after === null || before === after) {
		return false;
	}
	const endpoints = language.readTls(edited, target).endpoints;
	const pairs = endpoints.flatMap(now => {
		const old = tls.endpoints.find(({ id }) => id === now.id);
		return old === undefined ? [] : [[old, now] as const];
	});
	return !pairs.some(([old, now]) => isWeaker(old, now));
}

/** Less is demanded, or versions come back that RFC 8996 and its like have retired. */
function isWeaker(before: Endpoint, after: Endpoint): boolean {
	const strength = ({ security, level }: Endpoint) => {
		const rank = ['none', 'opportunistic', 'mandatory'].indexOf(security.value ?? '');
		return rank * 2 + (['dane', 'dane-only', 'verify', 'secure', 'fingerprint'].includes(level.value ?? '') ? 1 : 0);
	};
	const [old, now] = [before.protocols.value, after.protocols.value];
	const retired = [...prohibitedVersions, ...deprecatedVersions];
	return (
		strength(after) < strength(before) || retired.some(version => now?.has(version) && old?.has(version) === false)
	);
}

function reasonOf({ name }: Baseline, { cite, harm }: Advice): string {
	const source = cite.startsWith('§') ? `${name} ${cite}` : `${name}: ${cite}`;
	return harm === undefined ? source : `${source}. Today's sources advise against it: it ${harm}.`;
}
