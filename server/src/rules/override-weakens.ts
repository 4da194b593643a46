import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { serviceOf } from '../languages/postfix/services/roles.js';
import { instanceOf } from '../languages/postfix/values/instance.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';

export const overrideWeakens = defineRule({
	id: 'override-weakens',
	summary: 'An override of master.cf gives outgoing mail less protection than main.cf does.',
	group: 'files',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'warning', 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-master'],
	since: '0.2.0',
	references: ['TLS_README', 'postconf(5)'],

	*check(subject) {
		const { file, project } = subject;
		if (instanceOf(project).main === undefined || project.files.some(({ isTemplate }) => isTemplate)) {
			return;
		}
		// A client of another name may only talk to a filter on this machine.
		const overrides = file.settings.filter(({ section }) => section === 'smtp/unix' || section === 'relay/unix');
		for (const setting of overrides.filter(override => isInForce(file, override))) {
			yield* judge(subject, setting);
		}
	},
});

/** From less to more; what is below `dane` gives way to whoever hides STARTTLS. */
const levels: readonly (string | null)[] = [
	'none',
	'may',
	'dane',
	'encrypt',
	'dane-only',
	'fingerprint',
	'verify',
	'secure',
];

function* judge(subject: Subject, setting: Setting): Iterable<Problem> {
	const { project, target, tls } = subject;
	const name = setting.name.text;
	const service = serviceOf(tls, setting);
	const general = parametersOf(project, target);
	if (service?.program !== 'smtp') {
		return;
	}
	const [from, to] = [general.word(name), parametersOf(project, target, setting.section).word(name)];
	const isWeaker =
		name === 'smtp_tls_security_level'
			? to === 'may' && levels.indexOf(from) > levels.indexOf('may')
			: name === 'smtp_tls_policy_maps' && to === '' && from !== null && from !== '';
	if (!isWeaker) {
		return;
	}
	const line = general.chainOf(name).at(-1);
	const effect =
		to === ''
			? 'destinations that the tables require TLS for get their mail without it, too'
			: 'whoever hides STARTTLS gets its mail in clear text';
	yield {
		span: setting.value.text === '' ? setting.name.span : setting.value.span,
		role: service.role,
		message: `For ${service.name} the override takes ${name} from "${from}" down to "${to}": ${effect}.`,
		related: line ? [{ file: line.file, span: line.setting.value.span, message: 'What main.cf says.' }] : [],
		fixes: [
			{
				title: `Remove the override, so that ${name} of main.cf counts`,
				// Destinations without TLS may be what it is for.
				safety: 'unsafe',
				edits: subject.edits.removeLine(setting),
			},
		],
	};
}
