import { settingSchemas } from '../engine/options.js';
import type { ListShape, RecordShape, Shape, TextShape } from '../engine/settings/shape.js';
import { settingsShape } from '../engine/settings/shapes.js';
import { languageIds } from '../languages/index.js';
import { rules } from '../rules/index.js';
import { globPattern, globProblem } from './globs.js';

const settings = settingsShape(
	settingSchemas.filter(({ only }) => only !== 'editor'),
	rules,
).fields;

const glob: TextShape = {
	kind: 'text',
	noun: 'pattern',
	description: 'A path from the folder of the project file on, with the wildcards * ? [ ] { , } and **.',
	check: globProblem,
	pattern: globPattern,
	examples: ['roles/**/templates/*.j2'],
};

const files: ListShape = {
	kind: 'list',
	noun: 'files',
	description:
		'Patterns of the files it holds for, from the folder of the project file on. One without a slash means that name anywhere, one that means a folder all that is inside.',
	items: glob,
	isFilled: true,
	examples: [['mx/**'], ['roles/**/main.cf.j2']],
};

const override: RecordShape = {
	kind: 'record',
	noun: 'override',
	keyNoun: 'key',
	description: 'What holds for some of the files only.',
	required: ['files'],
	fields: new Map<string, Shape>([
		['files', files],
		...settings,
		[
			'language',
			{
				kind: 'text',
				noun: 'language',
				description: 'The language of these files, whatever they are called.',
				allowed: languageIds,
			},
		],
	]),
};

/** What may be written in `.mailtls.yaml`. */
export const projectFileShape: RecordShape = {
	kind: 'record',
	noun: 'the project file',
	keyNoun: 'key',
	description: 'How MailTLS judges the mail server configurations in this folder and below.',
	fields: new Map<string, Shape>([
		...settings,
		[
			'accepted',
			{
				kind: 'text',
				noun: 'accepted',
				description: 'The file with the findings that are accepted for now, from the folder of the project file on.',
				check: pathProblem,
				pattern: '^(?!/)[^\\\\]+$',
				examples: ['.mailtls-accepted.json'],
			},
		],
		[
			'ignore',
			{
				kind: 'list',
				noun: 'ignore',
				description:
					'Patterns of files that are left out when folders are searched, and that the editor does not judge.',
				items: glob,
				examples: [['vendor', '**/*.example.cf']],
			},
		],
		[
			'overrides',
			{
				kind: 'list',
				noun: 'overrides',
				description: 'What holds for some of the files only. They apply in order, the later ones on top.',
				items: override,
			},
		],
	]),
	examples: [
		{ baseline: 'postmaster-2026', target: { os: 'debian-12' } },
		{ severities: { 'legacy-tls': 'warning' }, overrides: [{ files: ['old/**'], target: { os: 'debian-11' } }] },
	],
};

function pathProblem(path: string): string | undefined {
	return path.startsWith('/') || path.includes('\\')
		? `The path "${path}" is not relative; expected one from the folder of the project file on, with "/" between folders.`
		: undefined;
}
