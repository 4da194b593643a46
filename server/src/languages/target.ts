import { gnutlsLibraries, isGnutlsLibraryId } from '../gnutls/libraries.js';
import { type OpensslLibraryId, opensslLibraries } from '../openssl/libraries.js';

/** The programs a configuration is meant for. What is not given is not known, and nothing is claimed about it. */
export interface Target {
	/** Release of Postfix: `3.7.11`, or `3.7` for the newest of that branch. */
	readonly postfix: string;
	/** The TLS library the programs are linked with; `undefined` while unknown. */
	readonly tls: OpensslLibraryId | undefined;
}

/** What a distribution ships. */
interface Distribution {
	readonly postfix: string;
	readonly tls: OpensslLibraryId;
}

// Versions of the packages postfix and libssl in each release, from the distributions' package indexes.
const distributions: ReadonlyMap<string, Distribution> = new Map<string, Distribution>([
	['debian-11', { postfix: '3.5.25', tls: 'openssl-1.1.1' }],
	['debian-12', { postfix: '3.7.11', tls: 'openssl-3.0' }],
	['debian-13', { postfix: '3.10.5', tls: 'openssl-3.5' }],
	['ubuntu-20.04', { postfix: '3.4.13', tls: 'openssl-1.1.1' }],
	['ubuntu-22.04', { postfix: '3.6.4', tls: 'openssl-3.0' }],
	['ubuntu-24.04', { postfix: '3.8.6', tls: 'openssl-3.0' }],
]);

export const operatingSystems: readonly string[] = [...distributions.keys()];

/** The oldest release in wide use: nothing is said that holds for newer ones only. The TLS library is left open. */
export const defaultTarget: Target = { postfix: '3.7.11', tls: undefined };

/** Keys of `--target` and of the setting `mailtls.target`. Those of other mail servers are read and, for now, not used. */
export const targetKeys = ['os', 'postfix', 'exim', 'dovecot', 'cyrus', 'tls'] as const;

export type TargetKey = (typeof targetKeys)[number];

export interface TargetResult {
	readonly target: Target;
	/** One sentence for each entry that is not understood, saying what was expected. */
	readonly problems: readonly string[];
}

/** Reads `{ os: 'debian-12', postfix: '3.7.11', tls: 'openssl-3.0' }`; what is given singly wins over `os`. */
export function readTarget(given: Readonly<Record<string, string>>): TargetResult {
	const problems: string[] = [];
	let target = defaultTarget;
	for (const key of Object.keys(given)) {
		if (!targetKeys.some(known => known === key)) {
			problems.push(`Unknown target "${key}"; expected one of ${targetKeys.join(', ')}.`);
		}
	}

	const distribution = given.os === undefined ? undefined : distributions.get(given.os);
	if (distribution !== undefined) {
		target = distribution;
	} else if (given.os !== undefined && given.os !== '') {
		problems.push(`Unknown target os "${given.os}"; expected one of ${operatingSystems.join(', ')}.`);
	}

	if (given.postfix !== undefined && given.postfix !== '') {
		if (/^\d+\.\d+(\.\d+)?$/.test(given.postfix)) {
			target = { ...target, postfix: given.postfix };
		} else {
			problems.push(`Target postfix "${given.postfix}" is not a release such as 3.7.11 or 3.10.`);
		}
	}

	if (given.tls !== undefined && given.tls !== '') {
		const library = opensslLibraries.find(id => id === given.tls);
		if (library !== undefined) {
			target = { ...target, tls: library };
		} else if (!isGnutlsLibraryId(given.tls)) {
			// One of GnuTLS says nothing here: Postfix is linked with OpenSSL always.
			const known = [...opensslLibraries, ...gnutlsLibraries];
			problems.push(`Unknown target tls "${given.tls}"; expected one of ${known.join(', ')}.`);
		}
	}
	return { target, problems };
}
