import { createHash } from 'node:crypto';
import type { Identity } from '../../engine/identity.js';

/** Names what fingerprints are made of: whoever makes them of something else counts it up. */
export const fingerprintKey = 'mailtls/v1';

/** The same for the same finding in the same file, whichever line it has moved to. */
export function fingerprint({ rule, setting, text, occurrence }: Identity, uri: string): string {
	return createHash('sha256')
		.update(JSON.stringify([uri, rule, setting ?? null, text, occurrence]))
		.digest('hex');
}
