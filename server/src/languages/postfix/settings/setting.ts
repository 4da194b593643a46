import { isAtLeast, type PostfixVersion } from './version.js';

/** What the value is made of. */
export type SettingKind =
	| 'boolean'
	| 'integer'
	| 'time'
	| 'text'
	| 'enum'
	| 'enumOrFile'
	| 'file'
	| 'fileList'
	| 'directory'
	| 'lookupTable'
	| 'lookupTableList'
	| 'protocolList'
	| 'opensslCipherString'
	| 'opensslCipherElementList'
	| 'flagList'
	| 'flagListOrHex'
	| 'groupList'
	| 'digestName'
	| 'ehloKeywordList'
	| 'matchList';

/** One word that the value may be or hold. */
export interface SettingValue {
	readonly value: string;
	/** What it does, as the end of a sentence that begins with the word. */
	readonly meaning: string;
	/** The first branch that has it; patch releases of older branches may have got it too. */
	readonly since?: string;
	/** The first branch that does not know it any more. */
	readonly until?: string;
	/** The word it means the same as, from a branch on. */
	readonly sameAs?: { readonly value: string; readonly since: string };
}

export interface SettingDefault {
	/** The first release with this default. */
	readonly since: string;
	/** Unexpanded, as `postconf -d` prints it; `null` where releases lack the setting that older ones have. */
	readonly value: string | null;
}

export interface PostfixSetting {
	readonly name: string;
	/** What it does and what that means for mail; Markdown. */
	readonly summary: string;
	/** What Postfix itself checks the value for. */
	readonly type: 'boolean' | 'integer' | 'time' | 'string';
	readonly kind: SettingKind;
	readonly values?: readonly SettingValue[];
	/** The first release that has it. */
	readonly since: string;
	/** The first branch without it. */
	readonly removedIn?: string;
	/** Sorted by release; the last one that is not newer than the target applies. */
	readonly defaults: readonly SettingDefault[];
	readonly deprecated?: {
		/** The first branch whose `postconf` warns about it. */
		readonly since: string;
		readonly replacedBy?: string;
		readonly advice?: string;
	};
	/** The first branch that accepts it without reading it. */
	readonly ignoredSince?: string;
	/** Which side of a session it is about: Postfix as the server, as the client, either, or none of these. */
	readonly side: 'server' | 'client' | 'both' | 'other';
	/** Programs that read it in the newest branch that has it; `tls` stands for all that speak TLS. */
	readonly usedBy: readonly string[];
	/** The security levels at which it is read, where that is not all of them. */
	readonly level?: 'opportunistic' | 'mandatory';
	/** An empty value does not stop the programs that read it. */
	readonly mayBeEmpty: boolean;
	readonly documentation: string;
}

/** The default in a release; `undefined` where the release does not have the setting. */
export function defaultAt(setting: PostfixSetting, version: PostfixVersion): string | undefined {
	return isKnownAt(setting, version) === 'known' ? (entryAt(setting, version)?.value ?? undefined) : undefined;
}

export function isKnownAt(setting: PostfixSetting, version: PostfixVersion): 'known' | 'not yet' | 'removed' {
	if (!isAtLeast(version, setting.since)) {
		return 'not yet';
	}
	if (setting.removedIn !== undefined && isAtLeast(version, setting.removedIn)) {
		return 'removed';
	}
	const entry = entryAt(setting, version);
	if (entry === undefined || entry.value !== null) {
		return 'known';
	}
	// A setting that came to several branches in patch releases is still missing between them.
	const later = setting.defaults.slice(setting.defaults.indexOf(entry));
	return later.some(({ value }) => value !== null) ? 'not yet' : 'removed';
}

function entryAt({ defaults }: PostfixSetting, version: PostfixVersion): SettingDefault | undefined {
	return defaults.findLast(({ since }) => isAtLeast(version, since));
}
