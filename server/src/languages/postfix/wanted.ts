import type { Endpoint } from '../../tls/endpoint.js';
import { certificatesBeside } from '../../tls/key-file.js';
import type { Project, WantedFile } from '../language.js';
import type { Target } from '../target.js';
import { wantedSiblings } from './instance.js';
import { readPostfix } from './tls.js';

/** The files of the instance, and the certificates and Diffie-Hellman parameters that its services use. */
export function wantedFiles(project: Project, target: Target): readonly WantedFile[] {
	const { endpoints } = readPostfix(project, target);
	const names = new Set(endpoints.flatMap(keyFiles));
	return [...wantedSiblings(project), ...[...names].map(name => ({ name }))];
}

function keyFiles({ dhParameters: { value: dh }, certificates }: Endpoint): readonly string[] {
	const { files = [], keyFiles = [] } = certificates.value ?? {};
	return [
		...(dh?.kind === 'file' ? [dh.file] : []),
		...files,
		...keyFiles.flatMap(({ key }) => certificatesBeside(key)),
	];
}
