import { isPriorityString } from '../../gnutls/recognise.js';
import type { Setting } from '../../languages/language.js';
import { settingsNamed } from '../../languages/language.js';
import { cipherListsIn, isStockList } from '../../languages/postfix/services/ciphers.js';
import { isLegible } from '../../languages/postfix/syntax/legible.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { expansionOf } from '../../openssl/memory.js';
import type { Subject } from '../rule.js';
import { unknownLibrary } from './weak-suites.js';

/**
 * The cipher lists that somebody wrote, as texts: in main.cf those in force, in master.cf the overrides. Variables and
 * placeholders stand for what is not known here, and the program's own lists are nobody's choice.
 */
export function cipherListSettings({ file, target }: Subject): readonly Setting[] {
	const names = cipherListsIn(target);
	const isOverrides = file.language === 'postfix-master';
	const lines = isOverrides
		? file.settings.filter(({ name }) => names.includes(name.text))
		: settingsNamed(file, names);
	return lines.filter(
		setting =>
			setting.value.text !== '' && isLegible(file, setting) && !isStockList(setting.name.text, setting.value.text),
	);
}

/** A priority string of GnuTLS that OpenSSL makes nothing of. */
export function isForeignList(text: string, library: OpensslLibraryId | undefined): boolean {
	return isPriorityString(text) && expansionOf(text, library ?? unknownLibrary).error !== undefined;
}
