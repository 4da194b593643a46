import { type Offer, offerOf } from '../engine/offer/offer.js';
import type { Options } from '../engine/options.js';
import { languages } from '../languages/index.js';
import type { Project } from '../languages/language.js';
import type { Endpoint } from '../tls/endpoint.js';

/** What one service really offers. */
export interface Posture {
	readonly endpoint: Endpoint;
	readonly offer: Offer;
}

/** What each service of a project offers, in the order of the configuration. */
export function posturesOf(project: Project, { target }: Options): readonly Posture[] {
	const { endpoints } = languages[project.file.language].readTls(project, target);
	return endpoints.map(endpoint => ({ endpoint, offer: offerOf(endpoint, target.tls, project.contents) }));
}
