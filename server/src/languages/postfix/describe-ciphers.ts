import type { ExpandedSuite } from '../../openssl/expand.js';
import { expansionOf } from '../../openssl/memory.js';
import { offeredSuites } from '../../openssl/supported.js';
import { suiteByNumber } from '../../suites/memory.js';
import { protocolVersions } from '../../tls/protocol.js';
import type { Target } from '../target.js';

const maximumRows = 40;

/** The suites that a list yields, in order and graded; TLS 1.3 has suites of its own. */
export function describeCipherList(text: string, target: Target): string {
	const library = target.tls ?? 'openssl-3.0';
	const { suites, error } = expansionOf(text, library);
	if (error !== undefined) {
		return `${library} refuses this list: ${error.message}.`;
	}
	const offered = new Set(
		offeredSuites(
			suites.map(({ suite }) => suite),
			{ protocols: protocolVersions, securityLevel: 0 },
		),
	);
	const usable = suites.filter(({ suite }) => offered.has(suite));
	const rows = usable.slice(0, maximumRows).map(row);
	const rest = usable.length > maximumRows ? [`… and ${usable.length - maximumRows} more`] : [];
	const assumed = target.tls === undefined ? ' (assumed: set `mailtls.target.tls` to be exact)' : '';
	return [
		`${usable.length} suites for TLS 1.2 and older with ${library}${assumed}, in order of preference:`,
		['```text', ...rows, ...rest, '```'].join('\n'),
	].join('\n\n');
}

function row({ suite }: ExpandedSuite): string {
	return `${(suiteByNumber(suite.id)?.grade ?? '').padEnd(10)} ${suite.name}`;
}
