import type { Advice, Baseline } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import { adviceOf } from '../engine/advice.js';
import { isExample } from '../engine/advised-values.js';
import { derivableSettings } from '../engine/derived-advice.js';
import { harmOf } from '../engine/harm.js';
import { languages } from '../languages/index.js';
import type { Project } from '../languages/language.js';
import type { FileEdit } from '../text/edit.js';
import type { Endpoint } from '../tls/endpoint.js';
import { deprecatedVersions, prohibitedVersions } from '../tls/protocol.js';
import { type Analysis, subjectOf } from './check.js';
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
 * one in effect and the targeted version knows it. What is stricter already stays; names of files are each host's own.
 */
export function baselineBlock(analysis: Analysis): readonly BaselineChange[] {
	const baseline = baselines[analysis.options.baseline];
	return [...advicesOf(baseline)]
		.filter(([setting, { value }]) => !isExample(value ?? '') && isMeant(analysis, setting))
		.flatMap(([setting, advice]) => changeOf(analysis, setting, advice));
}

/**
 * What a document prints is meant as it stands. What its demands come to is left out where other sources advise against it,
 * and of outgoing mail that takes what it gets, unless the publisher makes no exception for port 25.
 */
function isMeant(analysis: Analysis, setting: string): boolean {
	const baseline = baselines[analysis.options.baseline];
	const advice = adviceOf(baseline, setting);
	if (baseline.postfix.has(setting) || advice === undefined) {
		return true;
	}
	return (
		(setting !== 'smtp_tls_protocols' || baseline.isStrictOnPort25) && harmIn(analysis, setting, advice) === undefined
	);
}

function harmIn({ project, tls, options }: Analysis, setting: string, advice: Advice): string | undefined {
	const baseline = baselines[options.baseline];
	return harmOf(subjectOf(project, tls, options), setting, { advice, baseline, isUnknown: false });
}

/** Of the document, and of what it extends where it is silent; what it prints comes in its order, what it comes to behind. */
function advicesOf(baseline: Baseline): ReadonlyMap<string, Advice> {
	const inherited = baseline.extends === undefined ? [] : advicesOf(baseline.extends);
	const derived = derivableSettings.flatMap(setting => {
		const advice = adviceOf(baseline, setting);
		return advice === undefined ? [] : [[setting, advice] as const];
	});
	return new Map([...inherited, ...baseline.postfix, ...derived]);
}

function changeOf(analysis: Analysis, setting: string, advice: Advice): readonly BaselineChange[] {
	const { config, project, options } = analysis;
	const language = languages[config.language];
	const value = advice.value === null ? null : language.spell(setting, advice.value, options.target);
	if (value === undefined) {
		return [];
	}
	const writer = language.edits(config);
	const edits = value === null ? writer.remove({ setting }) : writer.set({ setting }, value);
	return edits.length > 0 && isWanted(analysis, setting, editedProject(project, edits))
		? [{ setting, value, why: reasonOf(analysis, setting, advice), edits }]
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

function reasonOf(analysis: Analysis, setting: string, advice: Advice): string {
	const { cite } = advice;
	const { name } = baselines[analysis.options.baseline];
	const harm = harmIn(analysis, setting, advice);
	const source = cite.startsWith('§') ? `${name} ${cite}` : cite.startsWith(name) ? cite : `${name}: ${cite}`;
	return harm === undefined ? source : `${source}. Today's sources advise against it: it ${harm}.`;
}
