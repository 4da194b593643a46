import { escapeHtml, page } from './html.mjs';
import { markdownToHtml } from './markdown.mjs';

/** What can be set in the editor. */
export function settingsPage({ settingSchemas }) {
	const path = 'settings.html';
	const sections = settingSchemas
		.filter(({ only }) => only !== 'file')
		.map(({ key, type, default: value, description, enum: allowed, values }) => {
			const facts = [
				['Type', type],
				['Default', `<code>${escapeHtml(JSON.stringify(value))}</code>`],
				...(allowed === undefined ? [] : [['Values', codes(allowed)]]),
				...(values === undefined
					? []
					: [['Values by key', values.enum === undefined ? values.type : codes(values.enum)]]),
			];
			return `<h2 id="${key}"><code>mailtls.${key}</code></h2>
${markdownToHtml(description)}
<dl class="facts">
${facts.map(([name, text]) => `<div><dt>${name}</dt><dd>${text}</dd></div>`).join('\n')}
</dl>`;
		});
	const body = `<h1>Settings</h1>
<p class="summary">What can be set in VS Code, and by any other editor in the section <code>mailtls</code>.</p>
${sections.join('\n')}`;
	return page({ path, title: 'Settings', description: 'The settings of MailTLS in editors', body });
}

function codes(values) {
	return values.map(value => `<code>${escapeHtml(value === '' ? '""' : String(value))}</code>`).join(', ');
}
