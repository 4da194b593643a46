import type { Advice } from '../baselines/baseline.js';
import { type Setting, settingKey } from '../languages/language.js';
import type { Origin } from '../tls/endpoint.js';
import type { ProtocolVersion } from '../tls/protocol.js';
import { isCipherStringB } from './ciphers/string-b.js';
import { enabledBy } from './enabled-protocols.js';
import { sameWords } from './policy.js';
import type { Subject } from './rule.js';

/** How a value that is written, or the default, stands to the one that a document prints. */
export type Agreement =
	/** It is that, or comes to the same. */
	| 'same'
	/** It asks for more of the other side than the document does. */
	| 'stricter'
	| 'other';

/** Compares a value with the one that a document prints for the setting. The names of files are examples only. */
export function agreement(subject: Subject, setting: string, value: string, { value: printed }: Advice): Agreement {
	if (printed === null) {
		return 'other';
	}
	if (setting.endsWith('_protocols')) {
		return compareProtocols(enabledBy(subject, value), enabledBy(subject, printed));
	}
	const isSame =
		setting.endsWith('_cipherlist') && isCipherStringB(printed)
			? isCipherStringB(value)
			: isExample(printed)
				? value.trim() !== ''
				: sameWords(value, printed);
	return isSame ? 'same' : isStricterGrade(value, printed) ? 'stricter' : 'other';
}

function isStricterGrade(value: string, printed: string): boolean {
	return printed === 'medium' && value.trim().toLowerCase() === 'high';
}

/** Names of files and tables are each host's own. */
export function isExample(printed: string): boolean {
	return printed.includes('/');
}

function compareProtocols(enabled: ReadonlySet<ProtocolVersion>, printed: ReadonlySet<ProtocolVersion>): Agreement {
	// Old libraries apart, nobody has SSL 2.0 to leave on.
	const isNoMore = [...enabled].every(version => printed.has(version) || version === 'SSLv2');
	const isNoLess = [...printed].every(version => enabled.has(version) || version === 'SSLv2');
	return isNoMore && isNoLess ? 'same' : isNoMore && enabled.size > 0 ? 'stricter' : 'other';
}

/**
 * Whether a line says just what a document prints. Of protocols and of files only the very words tell that it was copied;
 * but who has parameters made at home was told to, whatever the file is called.
 */
export function isCopyOf(subject: Subject, { name, value }: Setting, advice: Advice): boolean {
	const isWordForWord =
		name.text.endsWith('_protocols') || (isExample(advice.value ?? '') && !name.text.endsWith('_dh1024_param_file'));
	return isWordForWord
		? sameWords(value.text, advice.value ?? '')
		: agreement(subject, name.text, value.text, advice) === 'same';
}

/** Whether the line that decides comes to what the chosen historic document prints for the setting: it allows that expressly. */
export function isPrinted(subject: Subject, { file, setting, section, isDefault }: Origin): boolean {
	const { baseline, project } = subject;
	const advice = baseline.status === 'historic' ? baseline.postfix.get(setting) : undefined;
	const line = project.files.find(known => known.file === file)?.last.get(settingKey(setting, section));
	return (
		!isDefault &&
		advice !== undefined &&
		line !== undefined &&
		agreement(subject, setting, line.value.text, advice) !== 'other'
	);
}
