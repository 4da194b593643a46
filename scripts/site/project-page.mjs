import { escapeHtml, page } from './html.mjs';
import { markdownToHtml } from './markdown.mjs';

const intro = `# Project file

A file \`.mailtls.yaml\` at the top of a repository holds what everybody who works on it shares, in the editor and in CI: the
baseline, what the configuration is meant for, severities and options of rules. A key that is not known is an error, with
the line and the key that was probably meant. A file is judged by the nearest project file in its folder or above.

\`\`\`yaml
baseline: postmaster-2026
target:
  os: debian-12
severities:
  tls-logging: hint
\`\`\`
`;

/** What can be set for a repository, from the JSON schema of its project file. */
export function projectPage(schema) {
	const description = 'The file .mailtls.yaml: what everybody who works on a repository shares';
	const known = { definitions: schema.definitions ?? {}, top: Object.keys(schema.properties) };
	const body = `${markdownToHtml(intro)}\n${keys(schema, '', known)}`;
	return page({ path: 'project-file.html', title: 'Project file', description, body });
}

/** The keys of a group, and those of the groups in it. */
function keys({ properties = {} }, prefix, known) {
	return Object.entries(properties)
		.filter(([key]) => prefix === '' || !known.top.includes(key))
		.map(([key, given]) => {
			const name = `${prefix}${key}`;
			const schema = resolve(given, known);
			const item = schema.items && resolve(schema.items, known);
			const inner = isUniform(schema) ? '' : keys(schema, `${name}.`, known) || keys(item ?? {}, `${name}[].`, known);
			const repeated = Object.keys(item?.properties ?? {}).filter(inside => known.top.includes(inside));
			return `${section(name, schema, repeated)}\n${inner}`.trim();
		})
		.join('\n');
}

function resolve(schema, { definitions }) {
	const name = /^#\/definitions\/(.+)$/.exec(schema.$ref ?? '')?.[1];
	return name === undefined ? schema : definitions[name];
}

/** Whether it takes the same values under each of its keys, as severities by rule do. */
function isUniform({ properties = {} }) {
	const values = Object.values(properties).map(inside => JSON.stringify(inside.enum));
	return values.length > 1 && values[0] !== undefined && new Set(values).size === 1;
}

function section(name, schema, repeated) {
	const { type, description = '', default: value, examples = [], minimum, maximum } = schema;
	const allowed = schema.enum ?? (isUniform(schema) ? Object.values(schema.properties)[0].enum : undefined);
	const facts = [
		...(type === undefined ? [] : [['Type', escapeHtml([type].flat().join(' or '))]]),
		...(value === undefined ? [] : [['Default', code(value)]]),
		...(minimum === undefined ? [] : [['Least', code(minimum)]]),
		...(maximum === undefined ? [] : [['Most', code(maximum)]]),
		...(allowed === undefined ? [] : [['Values', allowed.map(code).join(', ')]]),
		...(examples.length === 0 ? [] : [['Examples', examples.map(code).join(' or ')]]),
		...(repeated.length === 0 ? [] : [['Also', `${repeated.map(code).join(', ')}, as above`]]),
	];
	const lines = facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`);
	const level = name.includes('.') ? 3 : 2;
	return `<h${level} id="${name.replaceAll('[]', '')}"><code>${escapeHtml(name)}</code></h${level}>
${markdownToHtml(description)}
${lines.length === 0 ? '' : `<dl class="facts">\n${lines.join('\n')}\n</dl>`}`.trim();
}

function code(value) {
	return `<code>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</code>`;
}
