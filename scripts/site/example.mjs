import { escapeHtml } from './html.mjs';

/** Prints examples, given how their blocks are read: a file beside what its fixes leave of it, findings under the line. */
export function exampleBlocks({ readExample, exampleTitle, findingText, isFixed }) {
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
		return `<figure${kind}>\n${caption}<pre><code>${code(block, findingText)}</code></pre>\n</figure>`;
	}
}

function pair(figures) {
	return figures.length === 1 ? figures[0] : `<div class="pair">\n${figures.join('\n')}\n</div>`;
}

function code({ text, findings }, findingText) {
	return text
		.split('\n')
		.map((line, index) => {
			const own = findings.filter(finding => finding.line === index);
			return [marked(line, own), ...own.map(finding => note(finding, findingText(finding)))].join('\n');
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

/** The carets are for readers without the stylesheet, which underlines the span and indents the text to it. */
function note({ start, end, severity }, text) {
	const carets = `${' '.repeat(start)}${'^'.repeat(end - start)} `;
	return `<span class="note ${severity}" style="--column: ${start}ch"><span aria-hidden="true">${carets}</span>${escapeHtml(text)}</span>`;
}
