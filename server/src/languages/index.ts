import type { Language, LanguageId } from './language.js';
import { postfixMain } from './postfix/language.js';

export const languages: Readonly<Record<LanguageId, Language>> = {
	'postfix-main': postfixMain,
};

export const languageIds: readonly LanguageId[] = ['postfix-main'];
