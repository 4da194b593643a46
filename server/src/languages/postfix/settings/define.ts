import type { PostfixSetting, SettingKind } from './setting.js';

/** A setting as the files beside this one write it down. */
export type Definition = Pick<PostfixSetting, 'name' | 'kind' | 'since' | 'summary' | 'usedBy'> &
	Partial<Pick<PostfixSetting, 'values' | 'removedIn' | 'deprecated' | 'ignoredSince' | 'level'>> & {
		/** The only default, or each default by the release that brought it, oldest first. */
		readonly default: string | Defaults;
		/** Postfix refuses an empty value. */
		readonly isRequired?: boolean;
	};

/** By release; `null` from a release on that lacks the setting. */
export type Defaults = Readonly<Record<string, string | null>>;

export function define(side: PostfixSetting['side'], definitions: readonly Definition[]): readonly PostfixSetting[] {
	return definitions.map(({ default: value, isRequired = false, ...rest }) => {
		const type = typeOf(rest.kind);
		const defaults =
			typeof value === 'string'
				? [{ since: rest.since, value }]
				: Object.entries(value).map(([since, entry]) => ({ since, value: entry }));
		return {
			...rest,
			type,
			defaults,
			side,
			// "bad boolean configuration", "bad numerical configuration", "bad time value": fatal, measured with 3.7.11.
			mayBeEmpty: type === 'string' && !isRequired,
			documentation: `https://www.postfix.org/postconf.5.html#${rest.name}`,
		};
	});
}

function typeOf(kind: SettingKind): PostfixSetting['type'] {
	return kind === 'boolean' || kind === 'integer' || kind === 'time' ? kind : 'string';
}

/** The programs that Postfix speaks TLS with as a client; they share all but a few settings. */
export interface Client {
	readonly prefix: 'smtp' | 'lmtp';
	/** As the subject of a sentence. */
	readonly name: string;
	/** What it connects to, with `the` in front. */
	readonly peer: string;
	/** The same, with `a` in front. */
	readonly aPeer: string;
	/** The release of a setting of smtp(8), or 2.3 where that is newer: before, lmtp(8) had no TLS. */
	since(release: string): string;
	/** The history of a default, as this client has seen it. */
	defaults(history: Defaults): Defaults;
	/** smtp(8) and what else reads the setting; lmtp(8) alone. */
	usedBy(...others: readonly string[]): readonly string[];
}

export const smtp: Client = {
	prefix: 'smtp',
	name: 'the SMTP client',
	peer: 'the remote SMTP server',
	aPeer: 'a remote SMTP server',
	since: release => release,
	defaults: history => history,
	usedBy: (...others) => ['smtp', ...others].sort(),
};

export const lmtp: Client = {
	prefix: 'lmtp',
	name: 'the LMTP client',
	peer: 'the LMTP server',
	aPeer: 'an LMTP server',
	since: release => (release.startsWith('2.2.') ? '2.3.0' : release),
	defaults: history => {
		const entries = Object.entries(history).map(([release, value]) => [lmtp.since(release), value] as const);
		return Object.fromEntries(entries);
	},
	usedBy: () => ['lmtp'],
};

export const clients: readonly Client[] = [smtp, lmtp];
