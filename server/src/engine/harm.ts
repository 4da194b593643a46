import type { Advice, Baseline } from '../baselines/baseline.js';
import { postmaster2026 } from '../baselines/postmaster-2026.js';
import { displayVersions } from '../tls/protocol.js';
import { isApprovedToday } from './ciphers/approved.js';
import { enabledBy } from './enabled-protocols.js';
import { ownFloor, versionsBelow } from './protocol-floor.js';
import type { Subject } from './rule.js';

/** A value, and the document that advises it. */
export interface AdvisedValue {
	readonly advice: Advice;
	readonly baseline: Baseline;
	/** The targeted version has no such setting. */
	readonly isUnknown: boolean;
}

/** What today's knowledge has against an advised value, as the end of a sentence; `undefined`: nothing. */
export function harmOf(subject: Subject, setting: string, { advice, isUnknown }: AdvisedValue): string | undefined {
	if (isUnknown) {
		return `unknown to Postfix ${subject.target.postfix}`;
	}
	if (setting === 'tls_preempt_cipherlist' && advice.value === 'yes') {
		return 'takes the choice from the peers, which Mozilla 6.0 advises against';
	}
	if (advice.value === null || advice.harm !== undefined) {
		return advice.harm;
	}
	return /^tls_(?:high|medium|low|export|null)_cipherlist$/.test(setting) && !isApprovedToday(subject, advice.value)
		? 'lets in suites that newer sources advise against'
		: oldProtocols(subject, setting, advice.value);
}

/** Versions that a value leaves on, and that the current synthesis does not. */
function oldProtocols(subject: Subject, setting: string, value: string): string | undefined {
	if (!setting.endsWith('_protocols')) {
		return undefined;
	}
	const floor = ownFloor(postmaster2026, setting.includes('_mandatory_') ? 'submission' : 'mx-server');
	const old = versionsBelow(floor, enabledBy(subject, value));
	return old && `leaves ${displayVersions(old.versions)} on, which RFC 8996 retired`;
}
