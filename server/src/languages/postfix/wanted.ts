import type { Endpoint } from '../../tls/endpoint.js';
import { certificatesBeside } from '../../tls/key-file.js';
import type { Project, WantedFile } from '../language.js';
import type { Target } from '../target.js';
import { readPostfix } from './services/memory.js';
import { namedFiles } from './services/named-files.js';
import { isDane } from './services/outgoing.js';
import { isInstalled, resolverFile } from './services/resolver.js';
import { ehloTable } from './tables/ehlo-tables.js';
import { tableFiles } from './tables/policy-maps.js';
import { instanceOf, wantedSiblings } from './values/instance.js';
import { parametersOf } from './values/parameters.js';

/** The files of the instance, and the certificates and Diffie-Hellman parameters that its services use. */
export function wantedFiles(project: Project, target: Target): readonly WantedFile[] {
	if (instanceOf(project).main === undefined && project.file.language === 'postfix-tls-policy') {
		return wantedSiblings(project);
	}
	// Partners have the certificates of their client, and tables of policies may be long.
	const files = project.files.filter(({ language }) => language !== 'postfix-tls-policy');
	const { endpoints } = readPostfix({ ...project, files }, target);
	const names = new Set(endpoints.flatMap(keyFiles));
	const needed = endpoints
		.filter(({ destination }) => destination === undefined)
		.flatMap(endpoint => namedFiles(project, target, endpoint));
	const seen = new Set(needed.flatMap(({ paths, compiled }) => [...paths, ...(compiled ? [compiled.source] : [])]));
	const siblings = wantedSiblings(project);
	const inFolder = siblings.length === 0 ? [] : [ehloTable];
	const usesDane = endpoints.some(isDane) || project.files.some(({ language }) => language === 'postfix-tls-policy');
	const resolver = usesDane && isInstalled(project) ? [resolverFile] : [];
	return [
		...siblings,
		...policyTables(project, target),
		...transportTables(project, target),
		...[...names, ...inFolder, ...resolver].map(name => ({ name })),
		...[...seen].map(name => ({ name, isOnlySeen: true as const })),
	];
}

/** The tables of `*_tls_policy_maps`: those of all services, and of those that have their own. */
function policyTables(project: Project, target: Target): readonly WantedFile[] {
	const names = ['smtp_tls_policy_maps', 'lmtp_tls_policy_maps'];
	const own = instanceOf(project).master?.settings.filter(({ name }) => names.includes(name.text)) ?? [];
	const sections = new Set([undefined, ...own.map(({ section }) => section)]);
	const values = [...sections].flatMap(section => {
		const parameters = parametersOf(project, target, section);
		return names.map(name => parameters.get(name).text ?? '');
	});
	return [...new Set(values)]
		.flatMap(value => tableFiles(project, value))
		.map(name => ({ name, language: 'postfix-tls-policy' }));
}

/** The tables that say where mail goes: policies are looked up by what stands there. */
function transportTables(project: Project, target: Target): readonly WantedFile[] {
	const value = parametersOf(project, target).get('transport_maps').text ?? '';
	return tableFiles(project, value).map(name => ({ name }));
}

function keyFiles({ dhParameters: { value: dh }, certificates }: Endpoint): readonly string[] {
	const { files = [], keyFiles = [] } = certificates.value ?? {};
	return [
		...(dh?.kind === 'file' ? [dh.file] : []),
		...files,
		...keyFiles.flatMap(({ key }) => certificatesBeside(key)),
	];
}
