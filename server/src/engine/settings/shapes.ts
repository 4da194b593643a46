import type { OptionSchema, RuleOptions } from '../rule-options.js';
import type { KnownRules, SettingSchema } from './schema.js';
import type { RecordShape, Shape } from './shape.js';

/** The shape of settings, as an editor nests them: `target.os` is `os` inside `target`. */
export function settingsShape(schemas: readonly SettingSchema[], rules: KnownRules): RecordShape {
	const fields = new Map<string, Shape>();
	for (const schema of schemas) {
		const [group = '', key] = schema.key.split('.');
		const shape = settingShape(schema, rules);
		fields.set(group, key === undefined ? shape : groupShape(group, fields.get(group), [key, shape]));
	}
	return { kind: 'record', noun: 'this', keyNoun: 'key', description: '', fields };
}

function groupShape(group: string, known: Shape | undefined, field: readonly [string, Shape]): RecordShape {
	const fields = known?.kind === 'record' ? known.fields : [];
	return {
		kind: 'record',
		noun: group,
		// What `--target` takes are called targets.
		keyNoun: group === 'target' ? 'target' : `key of ${group}`,
		description: groupDescriptions.get(group) ?? '',
		fields: new Map([...fields, field]),
	};
}

const groupDescriptions: ReadonlyMap<string, string> = new Map([
	['target', 'The programs the configuration is meant for, as --target takes them.'],
	['suppressions', 'How findings may be left out.'],
]);

function settingShape(schema: SettingSchema, rules: KnownRules): Shape {
	const { key, type, values, hasRuleOptions, description: text } = schema;
	const description = text.replaceAll('`mailtls.', '`');
	// `target os` reads as words; the names of other keys do not.
	const noun = key.startsWith('target.') || !key.includes('.') ? key.replace('.', ' ') : `"${key}"`;
	if (hasRuleOptions) {
		return rulesShape(noun, description, rules);
	}
	if (type === 'object') {
		const fields = rules.map(({ id, summary = '' }): [string, Shape] => [
			id,
			{ kind: 'text', noun: 'severity', description: summary, ...(values && { allowed: values.enum }) },
		]);
		return { kind: 'record', noun, keyNoun: 'rule', description, fields: new Map(fields) };
	}
	if (type === 'boolean') {
		const fallback = schema.default === true;
		return { kind: 'truth', noun, description, default: fallback };
	}
	const { enum: allowed, isRelease, check, pattern, examples } = schema;
	return {
		kind: 'text',
		noun,
		description,
		// Editors offer the empty text for what is not set.
		...(allowed && { allowed: allowed.filter(choice => choice !== '') }),
		...(isRelease && { isRelease }),
		...(check && { check }),
		...(pattern && { pattern }),
		...(examples && { examples }),
	};
}

function rulesShape(noun: string, description: string, rules: KnownRules): RecordShape {
	const configurable = rules.filter(({ options }) => options !== undefined).map(({ id }) => id);
	return {
		kind: 'record',
		noun,
		keyNoun: 'rule',
		description,
		fields: new Map(
			rules.flatMap(({ options, summary = '' }) =>
				options === undefined ? [] : [[options.rule, optionsShape(options, summary)] as const],
			),
		),
		explainKey: key =>
			rules.some(({ id }) => id === key)
				? `The rule ${key} has no options; rules that have some: ${configurable.join(', ')}.`
				: undefined,
	};
}

function optionsShape({ rule, schemas }: RuleOptions, description: string): RecordShape {
	const fields = Object.entries(schemas).map(([key, schema]): [string, Shape] => [
		key,
		optionShape(`value of ${key}`, schema),
	]);
	return {
		kind: 'record',
		noun: `options of ${rule}`,
		keyNoun: `option of ${rule}`,
		description,
		fields: new Map(fields),
	};
}

function optionShape(noun: string, schema: OptionSchema): Shape {
	const { description } = schema;
	switch (schema.type) {
		case 'number': {
			const { default: fallback, minimum, maximum } = schema;
			return {
				kind: 'number',
				noun,
				description,
				...(fallback !== undefined && { default: fallback }),
				...(minimum !== undefined && { minimum }),
				...(maximum !== undefined && { maximum }),
			};
		}
		case 'boolean':
			return { kind: 'truth', noun, description, default: schema.default };
		case 'list': {
			const items: Shape = { kind: 'text', noun: `item of ${noun}`, description: '', examples: [schema.example] };
			return { kind: 'list', noun, description, items, examples: [[schema.example]] };
		}
		case 'string':
			return { kind: 'text', noun, description, ...(schema.enum && { allowed: schema.enum }) };
	}
}
