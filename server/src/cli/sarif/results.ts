import type { Location, PhysicalLocation, Result, Suppression as SarifSuppression } from 'sarif';
import type { Finding, RelatedPlace, Suppression } from '../../engine/finding.js';
import { type Identity, identitiesOf } from '../../engine/identity.js';
import type { Location as Stretch } from '../../text/edit.js';
import { type Report, type ReportedFile, withoutLineEnd } from '../report.js';
import { type Artifacts, locate } from './artifacts.js';
import { fingerprint, fingerprintKey } from './fingerprints.js';
import { fixesOf } from './fixes.js';
import { regionOf } from './regions.js';
import { levels } from './rules.js';

/** What results are made from. */
export interface ResultContext {
	readonly report: Report;
	readonly artifacts: Artifacts;
	/** The ids of the rules, in the order of the log. */
	readonly ruleIds: readonly string[];
}

/** The findings of a file in text order, those that are suppressed among them. */
export function resultsOf(file: ReportedFile, context: ResultContext): readonly Result[] {
	const found: readonly Found[] = [...file.findings.map(finding => ({ finding })), ...file.suppressed].sort(
		({ finding: a }, { finding: b }) => a.span.start - b.span.start || a.span.end - b.span.end,
	);
	// Of all together, so that suppressing one leaves the others what they are.
	const identities = identitiesOf(
		found.map(({ finding }) => finding),
		file.config,
	);
	return found.flatMap((one, index) => {
		const identity = identities[index];
		return identity === undefined ? [] : [resultOf(one, identity, context)];
	});
}

interface Found {
	readonly finding: Finding;
	readonly suppression?: Suppression;
}

function resultOf({ finding, suppression }: Found, identity: Identity, context: ResultContext): Result {
	const { rule, severity, role, message, related, references } = finding;
	const { report, artifacts, ruleIds } = context;
	const ruleIndex = ruleIds.indexOf(rule);
	const location = physicalLocation(finding, context);
	// Nobody wants to have changed what is accepted.
	const fixes = suppression === undefined ? fixesOf(finding, report, artifacts) : [];
	return {
		ruleId: rule,
		...(ruleIndex !== -1 && { ruleIndex }),
		level: levels[severity],
		// Braces stay as they are: §3.11.5 doubles them, but viewers show text without arguments as it stands.
		message: { text: message },
		locations: [{ physicalLocation: location }],
		...(related.length > 0 && { relatedLocations: related.map((place, id) => relatedLocation(place, id, context)) }),
		partialFingerprints: { [fingerprintKey]: fingerprint(identity, location.artifactLocation?.uri ?? '') },
		...(fixes.length > 0 && { fixes }),
		// All results of a run say whether they are suppressed, or none does (§3.27.23).
		suppressions: suppression === undefined ? [] : [sarifSuppression(suppression)],
		properties: { severity, role, references },
	};
}

function relatedLocation(place: RelatedPlace, id: number, context: ResultContext): Location {
	return { id, physicalLocation: physicalLocation(place, context), message: { text: place.message } };
}

/** A file that was not read has no lines to count. */
function physicalLocation({ file, span }: Stretch, { report, artifacts }: ResultContext): PhysicalLocation {
	const index = report.indexes.get(file);
	return {
		artifactLocation: locate(file, artifacts),
		...(index !== undefined && { region: regionOf(index, withoutLineEnd(index, span)) }),
	};
}

function sarifSuppression({ kind, reason }: Suppression): SarifSuppression {
	return { kind, status: 'accepted', ...(reason !== '' && { justification: reason }) };
}
