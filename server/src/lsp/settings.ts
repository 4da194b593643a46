import { readSettings } from '../engine/options.js';
import type { ChosenRecord } from '../engine/settings/read.js';
import { rules } from '../rules/index.js';

/** The user's settings, for each document by itself: folders of a workspace may differ. */
export interface Settings {
	/** What of them is understood. */
	of(uri: string): Promise<ChosenRecord>;
	forget(uri: string): void;
	/** Takes new settings from a client that sends them, and forgets what was asked for from one that is asked. */
	change(settings: unknown): void;
}

export interface SettingsSource {
	/** Asks the client for the section `mailtls`; absent where it cannot be asked. */
	readonly ask?: (uri: string) => Promise<unknown>;
	/** What the client gave when it started the server. */
	readonly initial: unknown;
	/** Tells the user what is wrong with a setting. */
	readonly report: (problem: string) => void;
}

export function settingsCache({ ask, initial, report }: SettingsSource): Settings {
	const asked = new Map<string, Promise<ChosenRecord>>();
	const reported = new Set<string>();
	let given = readGiven(initial);

	function read(settings: unknown): ChosenRecord {
		const { chosen, problems } = readSettings(settings, rules);
		for (const problem of problems) {
			if (!reported.has(problem)) {
				reported.add(problem);
				report(problem);
			}
		}
		return chosen;
	}

	async function askFor(uri: string): Promise<ChosenRecord> {
		// A client that cannot answer after all is no reason to leave the file unchecked.
		const answer = await ask?.(uri).catch(() => undefined);
		return read(answer ?? given);
	}

	return {
		of(uri) {
			const known = asked.get(uri) ?? askFor(uri);
			asked.set(uri, known);
			return known;
		},
		forget(uri) {
			asked.delete(uri);
		},
		change(settings) {
			asked.clear();
			given = readGiven(settings) ?? given;
		},
	};
}

/** Clients send `{ mailtls: { … } }`, or what is inside. */
function readGiven(settings: unknown): unknown {
	return typeof settings === 'object' && settings !== null && 'mailtls' in settings ? settings.mailtls : settings;
}
