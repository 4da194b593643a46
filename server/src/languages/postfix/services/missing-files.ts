import type { Endpoint, TlsConfig } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { type NamedFile, namedFiles } from './named-files.js';
import { clientsOf } from './outgoing.js';

/** A file that a service needs and that is surely not there. */
export interface MissingFile {
	readonly file: NamedFile;
	readonly endpoint: Endpoint;
	/** Of a table only the database is missing, or nothing is known of the text that it is made of. */
	readonly isUncompiled: boolean;
}

/** What is missing for the services that TLS is on for; tables that are asked for without TLS, too, in any case. */
export function missingFiles(project: Project, target: Target, tls: TlsConfig): readonly MissingFile[] {
	const { contents } = project;
	const own = tls.endpoints.filter(({ destination }) => destination === undefined);
	return own.flatMap(endpoint => {
		const isOn = usesTls(endpoint, tls);
		return namedFiles(project, target, endpoint)
			.filter(({ needsTls, paths }) => (isOn || !needsTls) && paths.every(path => contents.get(path) === null))
			.map(file => ({
				file,
				endpoint,
				isUncompiled: file.compiled !== undefined && contents.get(file.compiled.source) !== null,
			}));
	});
}

/** A client that does without TLS may have partners with whom it does not. */
function usesTls(endpoint: Endpoint, tls: TlsConfig): boolean {
	const { program, section } = endpoint;
	const all =
		endpoint.direction === 'server'
			? [endpoint]
			: clientsOf(tls).filter(client => client.program === program && client.section === section);
	return all.some(({ security }) => security.value === 'opportunistic' || security.value === 'mandatory');
}
