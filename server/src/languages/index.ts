import type { Language, LanguageId } from './language.js';
import { postfixMain } from './postfix/language.js';
import { postfixMaster } from './postfix/language-master.js';

export const languages: Readonly<Record<LanguageId, Language>> = {
	'postfix-main': postfixMain,
	'postfix-master': postfixMaster,
};

export const languageIds: readonly LanguageId[] = ['postfix-main', 'postfix-master'];
