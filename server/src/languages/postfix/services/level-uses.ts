import { type Endpoint, sectionOf, type TlsConfig } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { instanceOf } from '../values/instance.js';
import { parametersOf } from '../values/parameters.js';
import { serverLevel } from './security.js';

/** Which of the settings that come in two editions, for opportunistic and for mandatory TLS, a service reads. */
export interface LevelUse {
	/** Whose settings they are: the beginning of their names. */
	readonly prefix: string;
	/** Where overrides of them count, as `Setting.section` has it. */
	readonly section: string;
	/** None where TLS is off. */
	readonly levels: ReadonlySet<'opportunistic' | 'mandatory'>;
}

const both: LevelUse['levels'] = new Set(['opportunistic', 'mandatory']);

/** For each service that master.cf has; nothing where one of the two files is not known, or is a template. */
export function levelUses(project: Project, target: Target, tls: TlsConfig): readonly LevelUse[] {
	if (tls.isGuess || instanceOf(project).main === undefined || project.files.some(({ isTemplate }) => isTemplate)) {
		return [];
	}
	const hasPolicies = hasPolicyMaps(project);
	return tls.endpoints.map(endpoint => {
		if (endpoint.broken?.extent === 'service') {
			// What it reads once it works is not known.
			return {
				prefix: endpoint.program === 'postscreen' ? 'smtpd' : endpoint.program,
				section: sectionOf(endpoint),
				levels: both,
			};
		}
		if (endpoint.program === 'postscreen') {
			// The session itself is that of tlsproxy, by the settings of smtpd and a level of its own.
			const section = 'tlsproxy/unix';
			const { security } = serverLevel(parametersOf(project, target, section), 'tlsproxy');
			return { prefix: 'smtpd', section, levels: levelsAt(security.value) };
		}
		const isOpen = endpoint.direction === 'client' && (hasPolicies || endpoint.level.value === 'dane');
		const levels = isOpen ? both : levelsAt(endpoint.security.value);
		return { prefix: endpoint.program, section: sectionOf(endpoint), levels };
	});
}

/** Tables that give destinations levels and ciphers of their own. */
export function hasPolicyMaps({ files }: Project): boolean {
	return files.some(({ settings }) =>
		settings.some(({ name, value }) => /_tls_(?:policy_maps|per_site)$/.test(name.text) && value.text !== ''),
	);
}

function levelsAt(security: Endpoint['security']['value']): LevelUse['levels'] {
	return security === null ? both : new Set(security === 'none' ? [] : [security]);
}
