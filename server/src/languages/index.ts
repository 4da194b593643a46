import type { Language, LanguageId } from './language.js';
import { postfixMain } from './postfix/language-main.js';
import { postfixMaster } from './postfix/language-master.js';
import { postfixTlsPolicy } from './postfix/language-policy.js';

export const languages: Readonly<Record<LanguageId, Language>> = {
	'postfix-main': postfixMain,
	'postfix-master': postfixMaster,
	'postfix-tls-policy': postfixTlsPolicy,
};

export const languageIds: readonly LanguageId[] = ['postfix-main', 'postfix-master', 'postfix-tls-policy'];
