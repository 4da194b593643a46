// Writes what is derived from the rules and the settings: `contributes.configuration` of package.json, the JSON schema
// of the project file and the tables of README.md.
//   node scripts/generate.mjs           writes
//   node scripts/generate.mjs --check   writes nothing, fails where something differs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');

const { rules, settingSchemas, projectFileShape, projectFileSchema, schemaOf, baselines, operatingSystems } =
	await load(`
	export { rules } from './server/src/rules/index.js';
	export { settingSchemas } from './server/src/engine/options.js';
	export { projectFileShape } from './server/src/projectfile/shape.js';
	export { projectFileSchema, schemaOf } from './server/src/projectfile/schema.js';
	export { baselines } from './server/src/baselines/index.js';
	export { operatingSystems } from './server/src/languages/target.js';
`);

const stale = [
	update('package.json', manifest),
	update('README.md', readme),
	update('schemas/mailtls.schema.json', schema),
].filter(Boolean);
if (isCheck && stale.length > 0) {
	console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate".`);
	process.exitCode = 1;
}

/** The name of the file if it was not up to date. */
function update(name, render) {
	const path = `${root}${name}`;
	const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
	const after = render(before);
	if (after === before) {
		return undefined;
	}
	if (!isCheck) {
		writeFileSync(path, after);
	}
	return name;
}

function manifest(text) {
	const json = JSON.parse(text);
	json.contributes.configuration = {
		title: 'MailTLS',
		properties: Object.fromEntries([
			...settingSchemas.filter(({ only }) => only !== 'file').map(property),
			traceProperty(),
		]),
	};
	return `${JSON.stringify(json, null, '\t')}\n`;
}

function property({ key, type, default: value, description, enum: allowed, values, hasRuleOptions }) {
	const schema = { type, default: value, markdownDescription: description, scope: 'resource' };
	if (allowed) {
		schema.enum = allowed;
	}
	if (values) {
		schema.additionalProperties = values;
		schema.propertyNames = { enum: rules.map(rule => rule.id) };
	}
	if (hasRuleOptions) {
		const { properties, additionalProperties } = schemaOf(projectFileShape.fields.get(key));
		Object.assign(schema, { properties, additionalProperties });
	}
	return [`mailtls.${key}`, schema];
}

function schema() {
	return `${JSON.stringify(projectFileSchema(), null, '\t')}\n`;
}

/** Read by vscode-languageclient itself. */
function traceProperty() {
	const markdownDescription =
		'Writes the messages between the editor and the language server to the output channel *MailTLS*.';
	return [
		'mailtls.trace.server',
		{ type: 'string', default: 'off', enum: ['off', 'messages', 'verbose'], markdownDescription, scope: 'window' },
	];
}

function readme(text) {
	return [
		['rules', ruleTable()],
		['settings', settingTable()],
		['baselines', baselineTable()],
	].reduce((result, [name, table]) => replaceRegion(result, name, table), text);
}

function replaceRegion(text, name, content) {
	const region = new RegExp(`(<!-- generated: ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`);
	if (!region.test(text)) {
		throw new Error(`README.md has no region "generated: ${name}"`);
	}
	return text.replace(region, (_, start, end) => `${start}\n${content}\n\n${end}`);
}

function ruleTable() {
	const rows = rules.map(({ id, summary }) => `| [${id}](server/src/rules/${id}.md) | ${summary} |`);
	return ['| rule | what it finds |', '| --- | --- |', ...rows].join('\n');
}

function settingTable() {
	const rows = settingSchemas
		.filter(({ only }) => only !== 'file')
		.map(
			({ key, default: value, description }) =>
				`| \`mailtls.${key}\` | \`${JSON.stringify(value)}\` | ${description} |`,
		);
	return [
		'| setting | default | meaning |',
		'| --- | --- | --- |',
		...rows,
		'',
		`Known systems: ${operatingSystems.join(', ')}.`,
	].join('\n');
}

function baselineTable() {
	const rows = Object.values(baselines).map(
		({ id, title, date, status }) => `| \`${id}\` | ${title} | ${date} | ${status} |`,
	);
	return ['| baseline | document | date | status |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
