import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readProjectFile } from '../../server/src/projectfile/read.js';
import { invalidFiles, validFiles } from './examples.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const schema: unknown = JSON.parse(read('schemas/mailtls.schema.json'));
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

	test('has examples that it accepts, and so does our own reader', () => {
		const { examples } = schema as { readonly examples: readonly unknown[] };
		// JSON is YAML.
		const texts = [...examples.map(example => JSON.stringify(example)), ...documented()];
		expect(texts.length).toBeGreaterThan(1);
		for (const text of texts) {
			expect(isAccepted(text), `${text}: ${ajv.errorsText()}`).toBe(true);
			expect(readProjectFile('/.mailtls.yaml', text).problems, text).toEqual([]);
		}
	});

	test('is shipped, and offered to the editor for the project file', () => {
		const { contributes } = JSON.parse(read('package.json'));
		expect(contributes.yamlValidation).toEqual([{ fileMatch: '.mailtls.yaml', url: './schemas/mailtls.schema.json' }]);
		expect(read('.vscodeignore').split('\n')).toContain('!schemas/*.json');
	});
});

/** Project files in the documentation: fenced blocks that begin with "yaml .mailtls.yaml". */
function documented(): readonly string[] {
	const pages = readdirSync(`${root}server/src/rules`).filter(name => name.endsWith('.md'));
	const texts = ['README.md', 'ARCHITECTURE.md', ...pages.map(name => `server/src/rules/${name}`)].map(read);
	return texts.flatMap(text =>
		[...text.matchAll(/^```yaml \.mailtls\.yaml\n([\s\S]*?)^```$/gm)].map(([, body = '']) => body),
	);
}
