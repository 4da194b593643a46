import type { CipherPolicy, Fact } from '../../../tls/endpoint.js';
import type { Target } from '../../target.js';
import { postfixSettings } from '../settings/catalogue.js';
import { isKnownAt } from '../settings/setting.js';
import { atLeastVersion, parseVersion } from '../settings/version.js';
import { type Anchor, originOf, writtenValue } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';

const grades = ['high', 'medium', 'low', 'export', 'null'] as const;

/** Anonymous suites where the peer has to show a certificate; none without encryption where a client insists on TLS. */
export type AlsoExcluded = 'aNULL' | 'eNULL';

/** The settings that choose the ciphers of one kind of connection. */
export interface CipherSettings {
	readonly grade: string;
	/** Lists of ciphers that are taken out, in the order Postfix appends them. */
	readonly exclusions: readonly string[];
	/** A word that Postfix takes out besides, whatever is written. */
	readonly alsoExcluded: AlsoExcluded | undefined;
	/** Where to report what no line decides. */
	readonly anchor: Anchor | undefined;
}

/**
 * The grade selects one of five lists, and every excluded word is appended to it with `:!` (postconf(5)
 * smtpd_tls_ciphers, smtpd_tls_exclude_ciphers).
 */
export function cipherPolicy(parameters: Parameters, settings: CipherSettings): Fact<CipherPolicy> {
	const origin = originOf(parameters, settings.grade, settings.anchor);
	const grade = gradeOf(parameters, settings.grade);
	const list = grade === undefined ? undefined : parameters.get(listSetting(grade));
	const exclusions = settings.exclusions.map(name => parameters.get(name).text);
	const excluded = exclusions.flatMap(text => excludedWords(text ?? '').map(word => word.text));
	// A word with a sign is an error that switches TLS off (tls_misc.c, "invalid unary").
	const isBroken = excluded.some(word => /^[!+@-]/.test(word));
	if (grade === undefined || list === undefined || list.text === null || exclusions.includes(null) || isBroken) {
		return { value: null, origin };
	}

	if (settings.alsoExcluded !== undefined) {
		excluded.push(settings.alsoExcluded);
	}
	const chosen = parameters.get(settings.grade);
	const value: CipherPolicy = {
		text: [list.text, ...excluded.map(word => `!${word}`)].join(':'),
		setting: listSetting(grade),
		written: writtenValue(list),
		stockText: parameters.defaultOf(listSetting(grade)) ?? '',
		isStock:
			isStock(parameters, listSetting(grade)) && (grade === 'high' || grade === 'medium' || chosen.line === undefined),
		grade,
		gradeWritten: writtenValue(chosen),
	};
	return { value, origin };
}

/** Whether Postfix knows a grade, in any case of letters (postconf(5) smtpd_tls_mandatory_ciphers). */
export function isGrade(word: string): boolean {
	return grades.some(known => known === word.toLowerCase());
}

/** The settings that hold a whole cipher list and that a release of Postfix reads. */
export function cipherListsIn({ postfix }: Target): readonly string[] {
	const version = parseVersion(postfix);
	return [...postfixSettings.values()]
		.filter(
			setting =>
				setting.kind === 'opensslCipherString' &&
				(version === undefined || isKnownAt(setting, version) === 'known') &&
				(setting.ignoredSince === undefined || !atLeastVersion(postfix, setting.ignoredSince)),
		)
		.map(({ name }) => name);
}

/** A list that some release of Postfix has as its default: whoever copied it did not choose its words. */
export function isStockList(name: string, text: string): boolean {
	return postfixSettings.get(name)?.defaults.some(({ value }) => value === text) ?? false;
}

/** The words of a list of exclusions and where each stands in it (postconf(5) smtpd_tls_exclude_ciphers). */
export function excludedWords(text: string): readonly { readonly text: string; readonly at: number }[] {
	return [...text.matchAll(/[^,: \t\r\n]+/g)].map(({ 0: word, index }) => ({ text: word, at: index }));
}

/**
 * Lists that a line changes and that none of the given policies uses. The lists of the low grades are left alone: they
 * are there to be bad, and do no harm until something selects them.
 */
export function idleCipherLists(parameters: Parameters, used: readonly CipherPolicy[]): readonly CipherPolicy[] {
	return (['high', 'medium'] as const).flatMap(grade => {
		const setting = listSetting(grade);
		const effective = parameters.get(setting);
		const { text } = effective;
		const written = writtenValue(effective);
		if (
			written === undefined ||
			text === null ||
			isStock(parameters, setting) ||
			used.some(list => list.setting === setting)
		) {
			return [];
		}
		const stockText = parameters.defaultOf(setting) ?? '';
		return [{ text, setting, written, stockText, isStock: false, grade, gradeWritten: undefined }];
	});
}

function gradeOf(parameters: Parameters, setting: string): string | undefined {
	const word = parameters.word(setting);
	const grade = grades.find(known => known === word);
	const isMedium = (grade === 'low' || grade === 'export') && atLeastVersion(parameters.target.postfix, '3.8');
	return isMedium ? 'medium' : grade;
}

function listSetting(grade: string): string {
	return `tls_${grade}_cipherlist`;
}

/** Unset, or written out exactly as some release of the program has it anyway. */
function isStock(parameters: Parameters, setting: string): boolean {
	return !parameters.isSet(setting) || isStockList(setting, parameters.get(setting).raw ?? '');
}
