import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import type { PostfixSetting } from '../languages/postfix/settings/setting.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
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
	const { settings } = subject.file;
	const isOverruled = settings.some(({ name, value }) => name.text === level && value.text !== '');
	const value = setting.value.text.trim().toLowerCase();
	const sibling = `${prefix}_${verb === 'use' ? 'enforce' : 'use'}_tls`;
	const edits = subject.edits.removeLine(setting);
	if (isOverruled || value === 'no') {
		const what = isOverruled ? `${known.name}, which ${level} overrules` : `${known.name} = no, which is the default`;
		return [{ title: `Remove ${what}`, safety: 'safe', preferred: true, edits }];
	}
	// A value that is neither stops the program, and two old switches together need a look first.
	if (value !== 'yes' || settings.some(({ name }) => name.text === sibling || name.text === level)) {
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
