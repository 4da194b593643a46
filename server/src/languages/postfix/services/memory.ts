import type { TlsConfig } from '../../../tls/endpoint.js';
import type { ConfigFile, Contents, Lookup, Project } from '../../language.js';
import type { Target } from '../../target.js';
import { readTls } from './tls.js';

/** `readTls`, remembered: looking for the files of a project asks the same as judging it. */
export function readPostfix(project: Project, target: Target): TlsConfig {
	const known = readings.get(project.file);
	if (known !== undefined && isSame(known, project, target)) {
		return known.tls;
	}
	const tls = readTls(project, target);
	readings.set(project.file, { files: project.files, found: foundIn(project.contents), target, tls });
	return tls;
}

/** The last reading of a file, and all that it was made of. Contents are filled while files are looked for. */
interface Reading {
	readonly files: readonly ConfigFile[];
	readonly found: ReadonlyMap<string, Lookup>;
	readonly target: Target;
	readonly tls: TlsConfig;
}

const readings = new WeakMap<ConfigFile, Reading>();

function isSame(known: Reading, { files, contents }: Project, target: Target): boolean {
	const found = foundIn(contents);
	return (
		known.target === target &&
		known.files.length === files.length &&
		known.files.every((file, index) => file === files[index]) &&
		known.found.size === found.size &&
		[...found].every(([name, lookup]) => known.found.get(name) === lookup)
	);
}

/** Of a file that was looked for in vain no more is known than before. */
function foundIn(contents: Contents): ReadonlyMap<string, Lookup> {
	return new Map([...contents].filter(([, lookup]) => lookup !== undefined));
}
