import { describe, expect, test } from 'vitest';
import { postfixSettings } from '../../../server/src/languages/postfix/settings/catalogue.js';
import { defaultAt, type PostfixSetting } from '../../../server/src/languages/postfix/settings/setting.js';
import {
	compareVersions,
	knownBranches,
	type PostfixVersion,
	parseVersion,
} from '../../../server/src/languages/postfix/settings/version.js';

interface Fact {
	readonly name: string;
	readonly since: string;
	readonly type?: string;
	readonly valueKind?: string;
	readonly vocabulary?: string;
	readonly usedBy: readonly string[] | null;
	readonly mustNotBeEmpty?: boolean;
	readonly removedAfterBranch?: string;
	readonly ignoredSince?: string;
	readonly appliesAtLevel?: string;
	readonly deprecated?: {
		readonly postconfWarningSince: string;
		readonly replacedBy: string | null;
		readonly advice: string | null;
	};
	readonly defaults: readonly (
		| { readonly from: string; readonly to: string; readonly value: string | null }
		| {
				readonly branch: string;
				readonly changes: readonly { readonly release: string; readonly value: string | null }[];
		  }
	)[];
}

interface Word {
	readonly value: string;
	readonly since?: string;
	readonly sameAs?: { readonly value: string; readonly since: string };
}

/** What `shared/facts/postfix.json` holds, read from the source of every release. */
export interface Facts {
	readonly parameters: Readonly<Record<string, Fact>>;
	readonly vocabularies: Readonly<Record<string, readonly Word[]>>;
}

/** Defines the tests. */
export function compareWithFacts({ parameters, vocabularies }: Facts): void {
	const facts = Object.values(parameters);

	describe('facts from the source of all releases', () => {
		test('name the same settings', () => {
			expect([...postfixSettings.keys()]).toEqual(Object.keys(parameters).sort());
		});

		test('give the same defaults for every branch and every patch release that changed one', () => {
			const wrong = facts.flatMap(fact =>
				releases(fact)
					.map(([release, expected]) => ({
						name: fact.name,
						release,
						expected,
						found: defaultAt(setting(fact.name), version(release)) ?? null,
					}))
					.filter(({ expected, found }) => found !== expected),
			);
			expect(wrong).toEqual([]);
		});

		test('give the same releases', () => {
			for (const fact of facts) {
				const { name, since, removedIn, ignoredSince, deprecated } = setting(fact.name);
				expect({
					name,
					since,
					removedIn,
					ignoredSince,
					deprecatedSince: deprecated?.since,
					replacedBy: deprecated?.replacedBy ?? null,
					advice: deprecated?.advice ?? null,
				}).toEqual({
					name: fact.name,
					since: fact.since,
					removedIn: removal[name] ?? branchAfter(fact.removedAfterBranch),
					ignoredSince: ignored[name] ?? fact.ignoredSince,
					deprecatedSince: fact.deprecated?.postconfWarningSince,
					replacedBy: fact.deprecated?.replacedBy ?? null,
					advice: fact.deprecated?.advice ?? null,
				});
			}
		});

		test('give the same types and readers', () => {
			for (const fact of facts) {
				const { name, type, kind, level, usedBy, mayBeEmpty } = setting(fact.name);
				expect({ name, type, kind, level, usedBy, mayBeEmpty }).toEqual({
					name: fact.name,
					type: fact.type?.split(' ')[0] ?? type,
					kind: fact.valueKind ?? kind,
					level: /^(?:opportunistic|mandatory)/.exec(fact.appliesAtLevel ?? '')?.[0],
					usedBy: fact.usedBy ?? [],
					mayBeEmpty: type === 'string' && fact.mustNotBeEmpty !== true,
				});
			}
		});

		test('give the same words', () => {
			for (const { name, vocabulary } of facts) {
				if (vocabulary === undefined) {
					continue;
				}
				const expected = vocabularies[vocabulary]?.map(({ value }) => value).filter(value => !value.startsWith('/'));
				const found = setting(name).values?.map(({ value }) => value);
				expect(found?.sort(), name).toEqual(expected?.sort());
			}
		});

		test('give the words the same versions', () => {
			for (const { name, vocabulary } of facts) {
				for (const { value, since, sameAs } of vocabularies[vocabulary ?? ''] ?? []) {
					const found = setting(name).values?.find(known => known.value === value);
					// Levels of the log were plain numbers before they had names.
					if (found?.since !== undefined) {
						expect([name, value, found.since, found.sameAs]).toEqual([name, value, since, sameAs]);
					}
				}
			}
		});
	});
}

/** Where the catalogue knows more than the facts; the reasons stand beside the settings. */
const removal: Readonly<Record<string, string>> = {
	tls_fast_shutdown: '3.5',
	tlsproxy_tls_session_cache_database: '2.11',
};
const ignored: Readonly<Record<string, string>> = {
	tls_legacy_public_key_fingerprints: '3.9',
	tlsproxy_tls_received_header: '2.8',
	tlsproxy_tls_session_cache_database: '2.8',
};

/** Releases and the default that each has: the first and the newest of every branch, and where it changed. */
function releases({ name, since, defaults }: Fact): readonly (readonly [string, string | null])[] {
	return defaults.flatMap(entry => {
		if ('changes' in entry) {
			const last = entry.changes.at(-1)?.value ?? null;
			return [
				...entry.changes.map(({ release, value }) => [release, meant(name, value)] as const),
				[entry.branch, meant(name, last)] as const,
			];
		}
		const from = knownBranches.indexOf(entry.from);
		const branches = knownBranches.slice(from, knownBranches.indexOf(entry.to) + 1);
		return branches.flatMap(branch => {
			const value = meant(name, entry.value);
			// Facts tell one first release; a setting that several branches got later is not in their first one.
			const isFirstKnown = since.endsWith('.0') || compareVersions(version(`${branch}.0`), version(since)) > 0;
			const isBackported = setting(name).defaults.some(({ value }) => value === null);
			return isFirstKnown && !isBackported
				? [[branch, value] as const, [`${branch}.0`, value] as const]
				: [[branch, value] as const];
		});
	});
}

/** Facts in angle brackets say that the value depends on the build. */
function meant(name: string, value: string | null): string | null {
	if (!value?.startsWith('<')) {
		return value;
	}
	return name === 'tls_random_source' ? 'dev:/dev/urandom' : '';
}

function branchAfter(branch: string | undefined): string | undefined {
	return branch === undefined ? undefined : knownBranches[knownBranches.indexOf(branch) + 1];
}

export function setting(name: string): PostfixSetting {
	const found = postfixSettings.get(name);
	if (found === undefined) {
		throw new Error(`${name} is not in the catalogue`);
	}
	return found;
}

export function version(text: string): PostfixVersion {
	const parsed = parseVersion(text);
	if (parsed === undefined) {
		throw new Error(`${text} is not a version`);
	}
	return parsed;
}
