import type { Chosen, ChosenRecord } from './read.js';

/**
 * Lays what several sources choose over each other, the later ones on top: groups of keys are merged, everything else is
 * replaced. An operating system stands for the versions it ships, so it replaces the whole target below it.
 */
export function mergeChosen(layers: readonly ChosenRecord[]): ChosenRecord {
	return layers.reduce((below, above) => merge(below, above), {});
}

function merge(below: ChosenRecord, above: ChosenRecord): ChosenRecord {
	const merged = new Map<string, Chosen>(Object.entries(below));
	for (const [key, value] of Object.entries(above)) {
		const known = merged.get(key);
		const isWhole = key === 'target' && isRecord(value) && value.os !== undefined;
		merged.set(key, !isWhole && isRecord(known) && isRecord(value) ? merge(known, value) : value);
	}
	return Object.fromEntries(merged);
}

/** Whether it is a group of keys. */
export function isRecord(value: Chosen | undefined): value is ChosenRecord {
	return typeof value === 'object' && !Array.isArray(value);
}
