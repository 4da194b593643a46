import { escapeHtml } from './html.mjs';

/** Prints examples, given how their blocks are read: a file beside what its fixes leave of it, findings under the line. */
export function exampleBlocks({ readExample, exampleTitle, isFixed }) {
	return tokens => {
		const blocks = tokens.map(
			({ lang = '', text }) => readExample(lang, text) ?? { file: '', words: [], text, findings: [] },
		);
		const groups = [];
		for (const block of blocks) {
			const before = groups.find(([first]) => isFixed(block) && first.file === block.file && !isFixed(first));
			if (before === undefined) {
				groups.push([block]);
			} else {
				before.push(block);
			}
		}
		return groups.map(files => pair(files.map(figure))).join('\n');
	};

	function figure(block) {
		const caption = block.file === '' ? '' : `<figcaption>${escapeHtml(exampleTitle(block))}</figcaption>\n`;
		const kind = isFixed(block) ? ' class="fixed"' : '';
		return `<figure${kind}>\n${caption}<pre><code>${code(block)}</code></pre>\n</figure>`;
	}
}

function pair(figures) {
	return figures.length === 1 ? figures[0] : `<div class="pair">\n${figures.join('\n')}\n</div>`;
}

function code({ text, findings }) {
	return text
		.split('\n')
		.map((line, index) => {
			const own = findings.filter(finding => finding.line === index);
			return [marked(line, own), ...own.map(note)].join('\n');
		})
		.join('\n');
}

/** A line with what is found in it; spans within others are left to the notes below. */
function marked(line, findings) {
	let html = '';
	let end = 0;
	for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
		if (finding.start >= end) {
			html += escapeHtml(line.slice(end, finding.start));
			html += `<mark class="${finding.severity}">${escapeHtml(line.slice(finding.start, finding.end))}</mark>`;
			end = finding.end;
		}
	}
	return html + escapeHtml(line.slice(end));
}

function note({ start, end, severity, message }) {
	const carets = `${' '.repeat(start)}<span aria-hidden="true">${'^'.repeat(end - start)}</span>`;
	const text = message === undefined ? severity : `${severity}: ${message}`;
	return `<span class="note ${severity}">${carets} ${escapeHtml(text)}</span>`;
}
