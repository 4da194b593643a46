import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import type { PostfixSetting } from '../languages/postfix/settings/setting.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import type { Fix, Severity } from './finding.js';
import type { Problem, Subject } from './rule.js';

/** What is to be said of a setting that the targeted release warns about, ignores or lacks; `undefined`: nothing. */
export function oldSetting(subject: Subject, setting: Setting): Problem | undefined {
	const known = postfixSettings.get(setting.name.text);
	const state = known && stateOf(known, subject.target.postfix);
	return (
		known &&
		state && {
			span: setting.name.span,
			role: roleOfSetting(subject.tls, setting),
			severity: state.severity,
			message: state.message,
			tag: 'deprecated',
			fixes: fixes(subject, setting, known, state),
		}
	);
}

interface State {
	readonly severity: Severity;
	readonly message: string;
	/** The program does not read it, so it can go. */
	readonly isIgnored: boolean;
	/** The program warns about it, and advises to leave it unset. */
	readonly canGo: boolean;
}

function stateOf({ name, removedIn, ignoredSince, deprecated }: PostfixSetting, version: string): State | undefined {
	const instead = deprecated?.replacedBy === undefined ? '' : ` ${deprecated.replacedBy} takes its place.`;
	if (removedIn !== undefined && atLeastVersion(version, removedIn)) {
		const message = `Postfix ${removedIn} dropped ${name}: the line has no effect.${instead}`;
		return { severity: 'warning', message, isIgnored: true, canGo: true };
	}
	const isNow = deprecated !== undefined && atLeastVersion(version, deprecated.since);
	if (ignoredSince !== undefined && atLeastVersion(version, ignoredSince)) {
		const message = `Postfix ignores ${name} since ${ignoredSince}: the line has no effect.${instead}`;
		return { severity: isNow ? 'warning' : 'hint', message, isIgnored: true, canGo: true };
	}
	if (deprecated === undefined) {
		return undefined;
	}
	const warns = isNow ? 'warns about it' : `will warn about it from ${deprecated.since} on`;
	return {
		severity: isNow ? 'warning' : 'hint',
		message: `${name} is deprecated; Postfix ${warns}.${instead}`,
		isIgnored: false,
		canGo: isNow && deprecated.replacedBy === undefined,
	};
}

function fixes(subject: Subject, setting: Setting, known: PostfixSetting, { isIgnored, canGo }: State): readonly Fix[] {
	const remove = (reason: string): Fix => ({
		title: `Remove ${known.name}, ${reason}`,
		safety: 'safe',
		preferred: true,
		edits: subject.edits.removeLine(setting),
	});
	if (isIgnored) {
		return [remove('which has no effect')];
	}
	return translate(subject, setting, known) ?? (canGo ? [remove('so that the default applies')] : []);
}

/**
 * `smtpd_use_tls = yes` and `smtpd_enforce_tls = yes` say what a security level says (postconf(5)). The client's
 * `enforce` switches do not: whether they verify names depends on a third setting.
 */
function translate(subject: Subject, setting: Setting, known: PostfixSetting): readonly Fix[] | undefined {
	const [, user, use, enforcer, enforce] =
		/^(?:(smtpd?|lmtp|tlsproxy|postscreen)_(use)|(smtpd|tlsproxy|postscreen)_(enforce))_tls$/.exec(known.name) ?? [];
	const prefix = user ?? enforcer;
	const verb = use ?? enforce;
	const level = `${prefix}_tls_security_level`;
	if (prefix === undefined || !postfixSettings.has(level)) {
		return undefined;
	}
	const parameters = parametersOf(subject.project, subject.target, setting.section);
	const edits = subject.edits.removeLine(setting);
	const removal = (what: string): readonly Fix[] => [
		{ title: `Remove ${known.name}${what}`, safety: 'safe', preferred: true, edits },
	];
	if (parameters.isSet(level)) {
		// Empty, by itself or by what it refers to, it overrules nothing.
		return parameters.word(level) ? removal(`, which ${level} overrules`) : undefined;
	}
	const value = setting.value.text.trim().toLowerCase();
	if (value === 'no') {
		return isDefault(subject, setting) ? removal(' = no, which is the default') : undefined;
	}
	// A value that is neither stops the program. Beside other old switches, a level would overrule these too.
	const sibling = `${prefix}_${verb === 'use' ? 'enforce' : 'use'}_tls`;
	if (value !== 'yes' || parameters.isSet(sibling) || hasOverrides(subject, setting, [known.name, sibling])) {
		return undefined;
	}
	// What main.cf asks for may be more than the service would get by "may".
	if (verb === 'use' && setting.section !== undefined && !parameters.isWhole) {
		return undefined;
	}
	const replacement = verb === 'use' ? 'may' : 'encrypt';
	return [
		{
			title: `Replace by ${level} = ${replacement}`,
			safety: 'safe',
			preferred: true,
			edits: [
				...subject.edits.replace(setting.name.span, level),
				...subject.edits.replace(setting.value.span, replacement),
			],
		},
	];
}

/** Whether "no" remains where the line goes: in a service that is not so if main.cf says otherwise, or is not known. */
function isDefault({ project, target }: Subject, { name: { text: name }, section }: Setting): boolean {
	const { isWhole, isSet, defaultOf } = parametersOf(project, target);
	return defaultOf(name) === 'no' && (section === undefined || (isWhole && !isSet(name)));
}

/** Whether services switch one of these differently from what a line of main.cf says. */
function hasOverrides({ project }: Subject, { section }: Setting, names: readonly string[]): boolean {
	return (
		section === undefined &&
		project.files.some(({ settings }) =>
			settings.some(line => line.section !== undefined && names.includes(line.name.text)),
		)
	);
}
