import { settingKey } from '../languages/language.js';
import type { Origin } from '../tls/endpoint.js';
import type { Subject } from './rule.js';

/** What the line that decides says; empty where no line does. */
export function writtenAt({ project }: Subject, { file, setting, section }: Origin): string {
	const line = project.files.find(known => known.file === file)?.last.get(settingKey(setting, section));
	return line?.value.text ?? '';
}

/** The same as a part of a sentence: `smtpd_tls_security_level is "may"`. */
export function stateOf(subject: Subject, origin: Origin): string {
	const written = writtenAt(subject, origin);
	const state = origin.isDefault ? 'not set' : written === '' ? 'empty' : `"${written}"`;
	return `${origin.setting} is ${state}`;
}
