import type { Finding, Fix, RelatedPlace } from '../engine/finding.js';
import { type ConfigFile, type Service, type Setting, serviceFields } from '../languages/language.js';
import { printedValue } from '../service/check.js';
import type { FileEdit } from '../text/edit.js';
import { lineIndex } from '../text/lines.js';
import { indexOf, orderedFixes, type Report, rangeOf } from './report.js';

/** The report of `mailtls check --format json`; scripts rely on its shape. */
export function checkJson(report: Report): string {
	return toLine({
		version: 1,
		files: report.files.map(({ file, language }) => ({ file, language })),
		findings: report.files.flatMap(({ findings }) => findings.map(finding => findingJson(finding, report))),
		suppressed: report.files.reduce((sum, { suppressed }) => sum + suppressed.length, 0),
	});
}

function findingJson(finding: Finding, report: Report): object {
	const { rule, severity, role, message, file, span, related, references } = finding;
	return {
		rule,
		severity,
		role,
		message,
		file,
		range: rangeOf(indexOf(report, file), span),
		related: related.map(place => relatedJson(place, report)),
		references,
		fixes: orderedFixes(finding).map(fix => fixJson(fix, report)),
	};
}

function relatedJson({ file, span, message }: RelatedPlace, report: Report): object {
	return { file, range: rangeOf(indexOf(report, file), span), message };
}

function fixJson({ title, safety, baseline, impact, edits }: Fix, report: Report): object {
	return {
		title,
		safety,
		...(baseline !== undefined && { baseline }),
		...(impact !== undefined && { impact }),
		edits: edits.map(edit => editJson(edit, report)),
	};
}

function editJson({ file, span, newText }: FileEdit, report: Report): object {
	return { file, range: rangeOf(indexOf(report, file), span), newText };
}

/** The report of `mailtls parse --format json`. */
export function parseJson(config: ConfigFile): string {
	const { file, language, text, settings, services, problems } = config;
	const index = lineIndex(text);
	return toLine({
		version: 1,
		file,
		language,
		settings: settings.map(setting => ({
			section: setting.section ?? null,
			name: setting.name.text,
			value: printedValue(config, setting),
			range: rangeOf(index, settingSpan(setting)),
		})),
		...(language === 'postfix-master' && { services: services.map(serviceJson) }),
		problems: problems.map(({ severity, message, span }) => ({ severity, message, range: rangeOf(index, span) })),
	});
}

function serviceJson({ fields }: Service): object {
	return Object.fromEntries(serviceFields.map(field => [field, fields[field].text]));
}

/** From the start of the name to the end of the value. */
function settingSpan({ name, value }: Setting) {
	return { start: name.span.start, end: value.span.end };
}

function toLine(value: object): string {
	return `${JSON.stringify(value)}\n`;
}
