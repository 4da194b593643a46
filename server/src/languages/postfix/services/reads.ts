import type { Project } from '../../language.js';
import { postfixSettings } from '../settings/catalogue.js';
import type { PostfixSetting } from '../settings/setting.js';
import { referencesIn } from '../syntax/references.js';

/** The programs of master.cf that are known well enough to say what they do not read (their tables in the source). */
const programs: ReadonlySet<string> = new Set(
	`smtpd smtp lmtp postscreen tlsproxy cleanup qmgr pickup bounce trivial-rewrite local virtual pipe error discard showq
	anvil scache proxymap verify flush dnsblog spawn postlogd`
		.trim()
		.split(/\s+/),
);

const tlsPrograms: ReadonlySet<string> = new Set(['smtpd', 'smtp', 'lmtp', 'postscreen', 'tlsproxy']);

/** What every program that speaks TLS reads, but only a server makes use of. */
const forServers: ReadonlySet<string> = new Set(['tls_preempt_cipherlist', 'tls_server_sni_maps']);

/**
 * Tells whether a setting is surely nothing to a program. Only for settings that have to do with TLS; of the others, of other
 * programs and of what other settings refer to, nothing is claimed. What tlsmgr alone reads is left out: older releases had
 * it read elsewhere.
 */
export function nothingTo({ files }: Project, program: string): (name: string) => boolean {
	if (!programs.has(program)) {
		return () => false;
	}
	const referenced = new Set(files.flatMap(file => file.settings.flatMap(({ references }) => references)));
	const isRead = (setting: PostfixSetting) => reads(program, setting) || referenced.has(setting.name);
	const viaDefaults = closure([...postfixSettings.values()].filter(isRead));
	return name => {
		const setting = postfixSettings.get(name);
		if (setting === undefined || setting.usedBy.every(user => user === 'tlsmgr')) {
			return false;
		}
		return !referenced.has(name) && !viaDefaults.has(name);
	};
}

function reads(program: string, { name, usedBy }: PostfixSetting): boolean {
	if (forServers.has(name) && (program === 'smtp' || program === 'lmtp')) {
		return false;
	}
	return usedBy.some(user => user === program || user === 'global' || (user === 'tls' && tlsPrograms.has(program)));
}

/** These settings, and those that any of their defaults refers to: `tlsproxy_tls_protocols` is `$smtpd_tls_protocols`. */
function closure(settings: readonly PostfixSetting[]): ReadonlySet<string> {
	const names = new Set<string>();
	const open = [...settings];
	for (let setting = open.pop(); setting !== undefined; setting = open.pop()) {
		if (names.has(setting.name)) {
			continue;
		}
		names.add(setting.name);
		const others = setting.defaults.flatMap(({ value }) => referencesIn(value ?? ''));
		open.push(...others.flatMap(name => postfixSettings.get(name) ?? []));
	}
	return names;
}
