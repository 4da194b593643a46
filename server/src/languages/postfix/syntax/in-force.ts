import { type ConfigFile, isInForce, type Setting, settingsNamed } from '../../language.js';

/** The settings of these names that count: lines of main.cf, `-o` overrides of master.cf. */
export function settingsInForce(file: ConfigFile, names: ReadonlySet<string>): readonly Setting[] {
	return file.language === 'postfix-main'
		? settingsNamed(file, names)
		: file.settings.filter(setting => names.has(setting.name.text) && isInForce(file, setting));
}
