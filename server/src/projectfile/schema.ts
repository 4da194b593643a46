import type { ListShape, NumberShape, RecordShape, Shape, TextShape } from '../engine/settings/shape.js';
import { projectFileShape } from './shape.js';

type Json = Readonly<Record<string, unknown>>;

/** The JSON schema of `.mailtls.yaml`, for editors that complete and check YAML. */
export function projectFileSchema(): Json {
	const shared = new Map<Shape, string>();
	for (const [key, shape] of projectFileShape.fields) {
		// Overrides have the same fields again.
		if (shape.kind === 'record') {
			shared.set(shape, key);
		}
	}
	const definitions = [...shared].map(([shape, key]) => [key, schemaOf(shape)]);
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'MailTLS project file',
		...schemaOf(projectFileShape, shared),
		definitions: Object.fromEntries(definitions),
	};
}

/** The JSON schema of a shape; parts that are shared are referred to by name. */
export function schemaOf(shape: Shape, shared: ReadonlyMap<Shape, string> = new Map()): Json {
	const name = shared.get(shape);
	if (name !== undefined) {
		return { $ref: `#/definitions/${name}` };
	}
	const description = shape.description === '' ? {} : { description: shape.description };
	switch (shape.kind) {
		case 'text':
			return { ...textSchema(shape), ...description };
		case 'number':
			return { ...numberSchema(shape), ...description };
		case 'truth':
			return { type: 'boolean', ...description, ...(shape.default !== undefined && { default: shape.default }) };
		case 'list':
			return { ...listSchema(shape, shared), ...description };
		case 'record':
			return { ...description, ...recordSchema(shape, shared) };
	}
}

function textSchema({ allowed, isRelease, pattern, examples }: TextShape): Json {
	return {
		// `3.10` without quotes is a number to YAML; only the text of it is looked at.
		type: isRelease ? ['string', 'number'] : 'string',
		...(allowed && { enum: allowed }),
		...(pattern && { pattern }),
		...(examples && { examples }),
	};
}

function numberSchema({ default: fallback, minimum, maximum }: NumberShape): Json {
	return {
		type: 'integer',
		...(fallback !== undefined && { default: fallback }),
		...(minimum !== undefined && { minimum }),
		...(maximum !== undefined && { maximum }),
	};
}

function listSchema({ items, isFilled, examples }: ListShape, shared: ReadonlyMap<Shape, string>): Json {
	return {
		type: 'array',
		items: schemaOf(items, shared),
		...(isFilled && { minItems: 1 }),
		...(examples && { examples }),
	};
}

function recordSchema({ fields, required, examples }: RecordShape, shared: ReadonlyMap<Shape, string>): Json {
	return {
		type: 'object',
		properties: Object.fromEntries([...fields].map(([key, field]) => [key, schemaOf(field, shared)])),
		...(required && { required }),
		additionalProperties: false,
		...(examples && { examples }),
	};
}
