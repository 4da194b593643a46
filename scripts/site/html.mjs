/** Text as it stands in HTML, attributes included. */
export function escapeHtml(text) {
	return text.replace(/[&<>"]/g, character => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]};`);
}

const navigation = [
	['index.html', 'MailTLS'],
	['rules/index.html', 'Rules'],
	['baselines/index.html', 'Baselines'],
	['settings.html', 'Settings'],
	['project-file.html', 'Project file'],
	['suppressions.html', 'Suppressions'],
	['ci.html', 'CI'],
];

/**
 * A whole page. `path` is relative to the site, and so are the links of the navigation: pages can be read from a disk.
 */
export function page({ path, title, description, body }) {
	const up = '../'.repeat(path.split('/').length - 1);
	const links = navigation.map(([target, name]) => {
		const current = target === path ? ' aria-current="page"' : '';
		return `<li><a href="${up}${target}"${current}>${name}</a></li>`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title === 'MailTLS' ? title : `${title} · MailTLS`)}</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Site">
<ul>
${links.join('\n')}
</ul>
</nav>
</header>
<main id="content">
${body.trim()}
</main>
</body>
</html>
`;
}

/** A table that can be scrolled sideways where the window is narrow; cells are HTML. */
export function table({ head, rows, label }) {
	const header = head.map(cell => `<th scope="col">${cell}</th>`).join('');
	const lines = rows.map(
		([first, ...cells]) => `<tr><th scope="row">${first}</th>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`,
	);
	return `<div class="scroll" role="region" aria-label="${escapeHtml(label)}" tabindex="0">
<table>
<thead><tr>${header}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}
