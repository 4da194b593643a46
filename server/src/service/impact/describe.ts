import type { Impact } from '../../engine/finding.js';
import type { Difference } from './difference.js';
import { type Loss, phraseOf } from './losses.js';

/** Puts into words what is different at all endpoints together. */
export function describe(differences: readonly Difference[]): Impact {
	const details = [
		...byText(differences, difference => difference.losses.map(loss => `${phraseOf(difference.endpoint, loss)}.`)),
		...known(differences),
		...byText(differences, ({ changes }) => changes),
		...possible(differences),
	];
	return {
		summary: summary(differences),
		details: details.length === 0 ? ['Every service offers and demands the same as before.'] : details,
		sources: sources(differences),
	};
}

/** The gravest loss, and with it what becomes of the other side elsewhere, if there is room. */
function summary(differences: readonly Difference[]): string {
	const all = differences
		.flatMap(({ endpoint, losses }) =>
			losses.map(loss => ({ endpoint, loss, weight: weightOf(endpoint.direction, loss) })),
		)
		.sort((a, b) => a.weight - b.weight);
	const [first] = all;
	if (first === undefined) {
		return '';
	}
	const text = phraseOf(first.endpoint, first.loss);
	const isOfKind = ({ phrase, subject }: Loss) => phrase === undefined && subject === first.loss.subject;
	const bare = ({ endpoint, loss: { outcome } }: typeof first) => phraseOf(endpoint, { subject: 'such', outcome });
	const other = all
		.filter(({ loss }) => isOfKind(loss) && first.loss.phrase === undefined)
		.map(bare)
		.find(phrase => phrase !== bare(first));
	const both = other === undefined ? text : `${text}; ${other}`;
	return both.length <= longest ? both : text;
}

const longest = 110;

/** Who is turned away counts for more than who is served without encryption, and users for more than other servers. */
function weightOf(direction: string, { outcome }: Loss): number {
	return (outcome === 'refused' ? 0 : 2) + (direction === 'server' ? 0 : 1);
}

function known(differences: readonly Difference[]): readonly string[] {
	const names = [...new Set(differences.flatMap(({ peers }) => peers.map(({ name }) => name)))];
	return names.length === 0 ? [] : [`Known to be among them: ${names.join(', ')}.`];
}

function possible(differences: readonly Difference[]): readonly string[] {
	const groups = [...new Set(differences.flatMap(difference => difference.possible))];
	return groups.map(group => `With an OpenSSL that still serves them, also concerned: peers ${group}.`);
}

/** Each sentence once, with the services it is about in front. */
function byText(
	differences: readonly Difference[],
	textsOf: (difference: Difference) => readonly string[],
): readonly string[] {
	const services = new Map<string, Set<string>>();
	for (const difference of differences) {
		for (const text of textsOf(difference)) {
			const names = services.get(text) ?? new Set();
			names.add(difference.endpoint.destination ?? difference.endpoint.name);
			services.set(text, names);
		}
	}
	return [...services].map(([text, names]) => `${[...names].join(', ')}: ${text}`);
}

function sources(differences: readonly Difference[]): readonly string[] {
	const losses = differences.flatMap(difference => difference.losses);
	const peers = differences.flatMap(difference => difference.peers);
	const fallback = losses.some(({ outcome, subject }) => outcome === 'clear text' && subject !== undefined);
	return [
		...new Set([
			...losses.flatMap(loss => loss.sources ?? []),
			...(fallback ? ['https://www.postfix.org/TLS_README.html#client_tls_may'] : []),
			...peers.map(({ source }) => source),
		]),
	];
}
