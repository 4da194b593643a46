import { boundsSince, parseProtocolList } from '../languages/postfix/services/protocols.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import type { ProtocolVersion } from '../tls/protocol.js';
import type { Subject } from './rule.js';

/** Whether a value of a protocol list, or with `null` the default, takes these versions away. */
export function remediesProtocols(
	subject: Subject,
	setting: string,
	value: string | null,
	versions: readonly ProtocolVersion[],
): boolean {
	const { project, target } = subject;
	const enabled = enabledBy(subject, value ?? parametersOf(project, target).defaultOf(setting) ?? '');
	return !versions.some(version => enabled.has(version));
}

/** The versions that a value leaves on; one with a bound as releases that know bounds read it. */
export function enabledBy({ target }: Subject, value: string): ReadonlySet<ProtocolVersion> {
	return parseProtocolList(value, value.includes('=') || atLeastVersion(target.postfix, boundsSince)).enabled;
}
