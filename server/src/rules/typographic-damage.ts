import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { postfixParameterNames } from '../languages/postfix/settings/names.js';
import { type Damage, damageIn, withoutDamage } from '../languages/postfix/syntax/damage.js';
import { effectOfGarbage } from '../languages/postfix/syntax/garbage.js';
import { hasPlaceholder } from '../text/template.js';
import { locate } from '../text/value.js';

export const typographicDamage = defineRule({
	id: 'typographic-damage',
	summary: 'A character that looks like another one has come in by copying: a curly quote, a dash, a hard space.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5)', 'measured with Postfix 3.7.11'],

	*check(subject) {
		for (const setting of subject.file.settings) {
			if (!isInForce(subject.file, setting)) {
				continue;
			}
			const damage = hasPlaceholder(setting.value.text) ? [] : damageIn(setting);
			if (damage.length > 0) {
				yield inValue(subject, setting, damage);
			}
			const name = withoutDamage(setting.name.text);
			if (name !== setting.name.text && postfixParameterNames.has(name)) {
				yield inName(subject, setting, name);
			}
		}
	},
});

function inValue({ edits, tls }: Subject, setting: Setting, damage: readonly Damage[]): Problem {
	const { name, value } = setting;
	const places = damage.map(({ span }) => locate(value, span.start, span.end));
	const what = [...new Set(damage.map(each => each.what))].join(' and ');
	const isParenthesis = damage.some(({ newText }) => newText === ':');
	return {
		span: { start: places[0]?.start ?? value.span.start, end: places.at(-1)?.end ?? value.span.end },
		role: roleOfSetting(tls, setting),
		severity: isWord(name.text) ? undefined : 'warning',
		message: `${name.text} holds ${what}, which Postfix takes for a part of the value.${effectOfGarbage(name.text)}`,
		fixes: [
			{
				title: 'Write plain characters instead',
				// Where lines were broken, what stood there is a guess.
				safety: isParenthesis ? 'unsafe' : 'safe',
				preferred: true,
				edits: damage.flatMap(({ newText }, index) => {
					const place = places[index];
					return place === undefined ? [] : edits.replace(place, newText);
				}),
			},
		],
	};
}

/** File names may be meant so, and so may texts. */
function isWord(name: string): boolean {
	const kind = postfixSettings.get(name)?.kind;
	return (
		kind !== undefined && !['text', 'file', 'fileList', 'directory', 'lookupTable', 'lookupTableList'].includes(kind)
	);
}

function inName({ edits, file, tls }: Subject, setting: Setting, name: string): Problem {
	const fix = {
		title: `Write "${name}"`,
		// The line begins to work.
		safety: 'unsafe' as const,
		preferred: true,
		edits: edits.replace(setting.name.span, name),
	};
	return {
		span: setting.name.span,
		role: roleOfSetting(tls, setting),
		message: `This name of ${name} holds a character that only looks right: Postfix has no such parameter and ignores the line.`,
		fixes: file.last.has(name) ? [] : [fix],
	};
}
