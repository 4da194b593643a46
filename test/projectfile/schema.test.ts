import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { invalidFiles, validFiles } from './examples.js';

const schema: unknown = JSON.parse(
	readFileSync(fileURLToPath(new URL('../../schemas/mailtls.schema.json', import.meta.url)), 'utf8'),
);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** As the extension for YAML has it: one pass of a YAML parser, then the schema. */
function isAccepted(text: string): boolean {
	return ajv.validate(schema as object, parse(text));
}

describe('the JSON schema', () => {
	test('is one of draft 7', () => {
		expect(ajv.validateSchema(schema as object)).toBe(true);
	});

	test.each(Object.entries(validFiles))('accepts what is valid: %s', (_, text) => {
		expect(isAccepted(text), ajv.errorsText()).toBe(true);
	});

	test.each(Object.entries(invalidFiles))('refuses %s', (_, [text]) => {
		expect(isAccepted(text)).toBe(false);
	});

	test('accepts its own examples', () => {
		const { examples, definitions } = schema as { examples: unknown[]; definitions: object };
		expect(examples.length).toBeGreaterThan(0);
		expect(Object.keys(definitions)).toContain('severities');
		for (const example of examples) {
			expect(ajv.validate(schema as object, example), ajv.errorsText()).toBe(true);
		}
	});
});
