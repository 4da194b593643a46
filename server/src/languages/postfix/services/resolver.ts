import type { FoundFile, Project } from '../../language.js';
import { instanceOf } from '../values/instance.js';

/** Where the system says which name servers it asks (resolv.conf(5)). */
export const resolverFile = '/etc/resolv.conf';

const mainFile = '/etc/postfix/main.cf';

/** The configuration stands where Postfix reads it, perhaps below another root: a copy elsewhere has another machine's resolver. */
export function isInstalled(project: Project): boolean {
	return instanceOf(project).main?.file.endsWith(mainFile) ?? false;
}

/** The `resolv.conf` of the machine that main.cf belongs to, where both stand below the same root. */
export function resolverOf(project: Project): FoundFile | undefined {
	const main = instanceOf(project).main?.file ?? '';
	const found = project.contents.get(resolverFile);
	return isInstalled(project) &&
		found?.text !== undefined &&
		found.file === main.slice(0, -mainFile.length) + resolverFile
		? found
		: undefined;
}

/** The addresses behind `nameserver`; without any the system asks this machine itself. */
export function nameServers({ text }: FoundFile): readonly string[] {
	return [...text.matchAll(/^nameserver[ \t]+(\S+)/gm)].flatMap(([, address]) => address ?? []);
}
