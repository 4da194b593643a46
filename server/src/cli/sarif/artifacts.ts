import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Artifact, ArtifactLocation } from 'sarif';
import type { Encoding } from '../encoding.js';
import type { Report } from '../report.js';
import { reportedPath, type Viewpoint } from '../reported-path.js';
import { wellFormed } from '../well-formed.js';

/** Stands for the folder that paths are relative to; GitHub takes it for the top of the repository. */
export const sourceRoot = '%SRCROOT%';

/** The files of a report, as a SARIF log names them. */
export interface Artifacts {
	/** Those that were judged. */
	readonly list: readonly Artifact[];
	/** Where each of them is, by the name the report has for it. */
	readonly locations: ReadonlyMap<string, ArtifactLocation>;
	readonly viewpoint: Viewpoint;
}

const encodings: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', latin1: 'ISO-8859-1' };

export function artifactsOf({ files }: Report, viewpoint: Viewpoint): Artifacts {
	const locations = new Map<string, ArtifactLocation>();
	const list = files.map(({ file, language, encoding }, index): Artifact => {
		const location = { ...namedLocation(file, viewpoint), index };
		locations.set(file, location);
		return { location, roles: ['analysisTarget'], sourceLanguage: language, encoding: encodings[encoding] };
	});
	return { list, locations, viewpoint };
}

export function locate(file: string, { locations, viewpoint }: Artifacts): ArtifactLocation {
	return locations.get(file) ?? namedLocation(file, viewpoint);
}

function namedLocation(file: string, viewpoint: Viewpoint): ArtifactLocation {
	const path = wellFormed(reportedPath(file, viewpoint));
	return isAbsolute(path)
		? { uri: absoluteUri(path) }
		: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: sourceRoot };
}

/** Unlike RFC 3986, the standard of browsers leaves these characters as they are. */
function absoluteUri(path: string): string {
	return pathToFileURL(path).href.replace(/[[\]|^]/g, encodeURIComponent);
}
