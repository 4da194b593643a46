import type { Fix, Impact } from '../../engine/finding.js';
import { languages } from '../../languages/index.js';
import { isInForce, type Project } from '../../languages/language.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import type { FileEdit } from '../../text/edit.js';
import { overlaps, type Span } from '../../text/span.js';
import type { Endpoint } from '../../tls/endpoint.js';
import type { Analysis } from '../check.js';
import { editedProject } from '../edited-project.js';
import { describe } from './describe.js';
import { type Difference, differenceOf } from './difference.js';
import { signatureOf } from './wire.js';

/**
 * What a fix costs whom: the services before and after it, compared. `undefined` where it cannot be told. Answers are
 * remembered for each analysis, since many findings ask for the very same edits.
 */
export function impactOf(analysis: Analysis, { edits }: Pick<Fix, 'edits'>): Impact | undefined {
	const known = impacts.get(analysis.project) ?? new Map<string, Impact | undefined>();
	impacts.set(analysis.project, known);
	const key = `${analysis.options.target.postfix} ${analysis.options.target.tls} ${JSON.stringify(edits)}`;
	if (!known.has(key)) {
		const { project } = analysis;
		known.set(key, isWithoutEffect(project, edits) ? describe([]) : compare(analysis, editedProject(project, edits)));
	}
	return known.get(key);
}

/** Only lines go that another one overrides: no reading is needed to know what comes of it, and files may be full of them. */
function isWithoutEffect({ files }: Project, edits: readonly FileEdit[]): boolean {
	return edits.every(({ file, span, newText }) => {
		const config = files.find(candidate => candidate.file === file);
		if (config === undefined || config.language !== 'postfix-main' || config.isTemplate || newText !== '') {
			return false;
		}
		const touched = config.settings.filter(setting => overlaps(setting.span, span));
		return touched.length > 0 && touched.every(setting => covers(span, setting.span) && !isInForce(config, setting));
	});
}

function covers(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

/** The fix with its impact, where that can be told. */
export function withImpact(analysis: Analysis, fix: Fix): Fix {
	const impact = impactOf(analysis, fix);
	return impact === undefined ? fix : { ...fix, impact };
}

/** A pure function of the project and the edits: it only saves time. */
const impacts = new WeakMap<Project, Map<string, Impact | undefined>>();

/** While the library is not known: what one of today does is certain enough, and what only old ones do is said apart. */
const today: OpensslLibraryId = 'openssl-3.0';

const everything: OpensslLibraryId = 'openssl-1.0.2-full';

function compare({ project, tls, options: { target } }: Analysis, edited: Project): Impact | undefined {
	const after = languages[edited.file.language].readTls(edited, target).endpoints;
	const pairs = pairUp(tls.endpoints, after).filter(
		([before, now]) => before === undefined || signatureOf(before) !== signatureOf(now),
	);
	const surroundings = { contents: [project.contents, edited.contents], library: target.tls ?? today } as const;
	const others = target.tls === undefined ? [everything] : [];
	const differences = pairs.map(([before, now]) =>
		before === undefined ? null : differenceOf(before, now, surroundings, others),
	);
	const told = differences.filter(difference => difference !== null);
	const isTold = differences.length === told.length || told.some(isLoss);
	return isTold ? describe(told) : undefined;
}

function isLoss({ losses }: Difference): boolean {
	return losses.length > 0;
}

/**
 * Each endpoint after with the one before; a destination that a policy had, or has, of its own is held against the service
 * it is served by otherwise. What is new altogether has nothing before it.
 */
function pairUp(
	before: readonly Endpoint[],
	after: readonly Endpoint[],
): readonly (readonly [Endpoint | undefined, Endpoint])[] {
	const gone = before.filter(({ id }) => after.every(now => now.id !== id));
	return [
		...after.map(
			now => [before.find(({ id }) => id === now.id) ?? generalOf(now, before) ?? guessOf(now, before), now] as const,
		),
		...gone.flatMap(old => {
			const now = generalOf(old, after);
			return now === undefined ? [] : [[old, now] as const];
		}),
	];
}

/** Where services are guessed, one that insists on TLS is the public one as long as that does too. */
function guessOf({ section, program, security }: Endpoint, others: readonly Endpoint[]): Endpoint | undefined {
	return section !== undefined
		? undefined
		: others.find(other => other.program === program && other.security.value === security.value);
}

/** The same service where no policy speaks. */
function generalOf(endpoint: Endpoint, others: readonly Endpoint[]): Endpoint | undefined {
	return endpoint.destination === undefined
		? undefined
		: others.find(
				other =>
					other.destination === undefined && other.program === endpoint.program && other.section === endpoint.section,
			);
}
