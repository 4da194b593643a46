import type { Role } from '../../tls/role.js';
import { type ConfigFile, isInForce, type Setting, settingsNamed } from '../language.js';
import { roleOf } from './roles.js';

/** The settings of these names that count: lines of main.cf, `-o` overrides of master.cf. */
export function settingsInForce(file: ConfigFile, names: ReadonlySet<string>): readonly Setting[] {
	return file.language === 'postfix-main'
		? settingsNamed(file, names)
		: file.settings.filter(setting => names.has(setting.name.text) && isInForce(file, setting));
}

/** The role that a setting is judged in; in master.cf the service tells who connects. */
export function roleIn({ name, section }: Setting): Role {
	const role = roleOf(name.text);
	const isServer = role === 'mx-server' || role === 'submission';
	if (section === undefined || !isServer) {
		return role;
	}
	return /^(?:[^/]*:)?(?:smtp|smtpd|25)\//.test(section) ? 'mx-server' : 'submission';
}
