import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { hasPolicyMaps } from '../languages/postfix/services/level-uses.js';
import { serviceOf } from '../languages/postfix/services/roles.js';
import { instanceOf } from '../languages/postfix/values/instance.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import { type CipherPolicy, type Endpoint, sectionOf } from '../tls/endpoint.js';

export const cipherListUnused = defineRule({
	id: 'cipher-list-unused',
	summary: 'No service uses the cipher list, because no grade selects it.',
	group: 'ciphers',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['DFN-CERT 2017 §2.2', 'postconf(5)'],

	*check(subject) {
		const { project, tls } = subject;
		// The destinations of a policy, and services that are not there yet, may select any list.
		if (
			instanceOf(project).main === undefined ||
			project.files.some(({ isTemplate }) => isTemplate) ||
			hasPolicyMaps(project)
		) {
			return;
		}
		const active = tls.endpoints.filter(({ security }) => security.value !== 'none');
		if (
			active.length === 0 ||
			active.some(({ ciphers, security }) => ciphers.value === null || security.value === null)
		) {
			return;
		}
		const referenced = new Set(project.files.flatMap(file => file.settings.flatMap(line => line.references)));
		for (const list of tls.idleCipherLists) {
			if (!referenced.has(list.setting) && !active.some(client => isForDane(subject, client, list.grade))) {
				yield* unused(subject, list, active);
			}
		}
		for (const setting of subject.file.settings.filter(({ section }) => section !== undefined)) {
			yield* unusedOverride(subject, setting);
		}
	},
});

/** Destinations with TLSA records are served by the mandatory grade (RFC 7672; postconf(5) smtp_tls_mandatory_ciphers). */
function isForDane({ project, target }: Subject, client: Endpoint, grade: string): boolean {
	const name = `${client.program}_tls_mandatory_ciphers`;
	return client.level.value === 'dane' && parametersOf(project, target, sectionOf(client)).word(name) === grade;
}

function* unused({ tls }: Subject, list: CipherPolicy, active: readonly Endpoint[]): Iterable<Problem> {
	const { setting, grade, written } = list;
	if (written === undefined) {
		return;
	}
	const grades = new Set(active.map(({ ciphers }) => ciphers.value?.grade ?? ''));
	const unless = tls.isGuess ? ', unless master.cf says otherwise' : '';
	yield {
		span: written.origin.span,
		origin: written.origin,
		role: active[0]?.role ?? 'mx-server',
		// master.cf may select it.
		severity: tls.isGuess ? 'hint' : undefined,
		message: `No service uses ${setting}${unless}: the grade is ${[...grades].join(' or ')} everywhere, and only ${grade} selects this list.`,
		tag: 'unnecessary',
	};
}

function* unusedOverride(subject: Subject, setting: Setting): Iterable<Problem> {
	const name = setting.name.text;
	const service = serviceOf(subject.tls, setting);
	const used = service?.ciphers.value;
	if (!/^tls_(?:high|medium|low|export|null)_cipherlist$/.test(name) || !used || used.setting === name) {
		return;
	}
	// A client at `dane` reads two grades, and what is referred to counts elsewhere.
	if (service.level.value === 'dane' || subject.file.settings.some(({ references }) => references.includes(name))) {
		return;
	}
	yield {
		span: setting.name.span,
		role: service.role,
		message: `${service.name} does not use ${name}: its grade is ${used.grade}.`,
		tag: 'unnecessary',
	};
}
