import { escapeHtml, page } from './html.mjs';
import { markdownToHtml } from './markdown.mjs';

const intro = `# Project file

A file \`.mailtls.yaml\` at the top of a repository holds what everybody who works on it shares, in the editor and in CI: the
baseline, what the configuration is meant for, and severities. A key that is not known is an error, with the line and the
key that was probably meant.

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
	const body = `${markdownToHtml(intro)}\n${properties(schema, '', schema.$defs ?? schema.definitions ?? {})}`;
	return page({ path: 'project-file.html', title: 'Project file', description, body });
}

/** The keys of a group and of the groups in it. */
function properties({ properties: known = {} }, prefix, definitions) {
	return Object.entries(known)
		.filter(([key]) => key !== '$schema')
		.map(([key, given]) => {
			const schema = resolve(given, definitions);
			const name = `${prefix}${key}`;
			return [section(name, schema), inner(name, schema, definitions)].filter(Boolean).join('\n');
		})
		.join('\n');
}

function inner(name, schema, definitions) {
	const item = schema.items === undefined ? undefined : resolve(schema.items, definitions);
	return properties(schema, `${name}.`, definitions) || (item && properties(item, `${name}[].`, definitions)) || '';
}

function resolve(schema, definitions) {
	const name = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(schema.$ref ?? '')?.[1];
	return name === undefined ? schema : { ...definitions[name], ...schema };
}

function section(name, { type, description, markdownDescription, default: value, enum: allowed }) {
	const facts = [
		...(type === undefined ? [] : [['Type', escapeHtml([type].flat().join(' or '))]]),
		...(value === undefined ? [] : [['Default', `<code>${escapeHtml(JSON.stringify(value))}</code>`]]),
		...(allowed === undefined
			? []
			: [['Values', allowed.map(entry => `<code>${escapeHtml(String(entry))}</code>`).join(', ')]]),
	];
	const lines = facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`);
	return `<h2 id="${name.replaceAll('[]', '')}"><code>${escapeHtml(name)}</code></h2>
${markdownToHtml(markdownDescription ?? description ?? '')}
${lines.length === 0 ? '' : `<dl class="facts">\n${lines.join('\n')}\n</dl>`}`;
}
