import { settingKey } from '../languages/language.js';
import { type Endpoint, type Origin, sectionOf } from '../tls/endpoint.js';
import { setAt } from './advice.js';
import type { Fix } from './finding.js';
import type { Subject } from './rule.js';

/** A line that counts for all services, and what becomes of it. */
export interface Move {
	readonly origin: Origin;
	/** What the line says now, for the services it moves to. */
	readonly value: string;
	/** What it says afterwards; `null` takes it away. */
	readonly left: string | null;
	/** The services that do without it. */
	readonly isServed?: (service: Endpoint) => boolean;
}

/**
 * Moves a setting to the submission services that have it from a line for all services, which then only counts for the
 * others. `undefined` where the services are not known, or none of them depends on the line.
 */
export function moveToSubmission(subject: Subject, move: Move): Fix | undefined {
	const { origin, value, left, isServed = () => false } = move;
	const heirs = heirsOf(subject, origin).filter(service => service.role === 'submission' && !isServed(service));
	if (heirs.length === 0) {
		return undefined;
	}
	const names = heirs.map(service => sectionOf(service).replace(/\/.*/, '')).join(' and ');
	return {
		title:
			left === null
				? `Move ${origin.setting} to ${names}`
				: `Move ${origin.setting} = ${value} to ${names}, and set it to "${left}" for the others`,
		safety: 'unsafe',
		edits: [
			...setAt(subject, origin, left),
			...heirs.flatMap(service =>
				setAt(
					subject,
					{ setting: origin.setting, file: service.place?.file ?? '', section: sectionOf(service) },
					value,
				),
			),
		],
	};
}

/** The services that a line decides for because they have no override of their own. */
export function heirsOf({ project, tls }: Subject, { setting, section }: Origin): readonly Endpoint[] {
	return section !== undefined
		? []
		: tls.endpoints.filter(
				service =>
					service.place !== undefined &&
					project.files.every(({ last }) => !last.has(settingKey(setting, sectionOf(service)))),
			);
}
