import { type Baseline, baselineIds } from '../../../baselines/baseline.js';
import { baselines } from '../../../baselines/index.js';
import { type Span, span } from '../../../text/span.js';
import { locate } from '../../../text/value.js';
import { displayVersions, protocolVersions } from '../../../tls/protocol.js';
import type { DescribedPlace, Project, Setting, ValueDoc } from '../../language.js';
import type { Target } from '../../target.js';
import { boundsSince, parseProtocolList } from '../services/protocols.js';
import { postfixSettings } from '../settings/catalogue.js';
import { defaultAt, type PostfixSetting } from '../settings/setting.js';
import { atLeastVersion, parseVersion } from '../settings/version.js';
import { instanceOf } from '../values/instance.js';
import { type Parameters, parametersOf } from '../values/parameters.js';
import { describeCipherList } from './ciphers.js';
import { describeExcludedWord, describeListWord } from './words.js';

/** The hover on a setting's name; the value in effect, and where it comes from, only with a place. */
export function describeSetting(name: string, here: DescribedPlace | undefined, target: Target): string | undefined {
	const setting = postfixSettings.get(name);
	if (setting === undefined) {
		return undefined;
	}
	const effect = here === undefined ? '' : inEffect(name, here, target);
	const paragraphs = [
		`**${name}** · ${kindNames[setting.kind] ?? setting.kind}`,
		setting.summary,
		values(setting),
		[defaults(setting, target), history(setting), effect].filter(Boolean).join('  \n'),
		advice(name),
		`[postconf(5): ${name}](${setting.documentation})`,
	];
	return paragraphs.filter(Boolean).join('\n\n');
}

/** The hover on a value: what this very part of it means. */
export function describeValue(
	setting: Setting,
	offset: number,
	project: Project,
	target: Target,
): ValueDoc | undefined {
	const known = postfixSettings.get(setting.name.text);
	if (known === undefined) {
		return undefined;
	}
	const word = wordAt(setting, offset);
	const meaning = known.values?.find(({ value }) => value.toLowerCase() === word?.text.toLowerCase())?.meaning;
	if (word !== undefined && meaning !== undefined) {
		return { markdown: `\`${word.text}\`: ${meaning}`, span: word.span };
	}
	const doc = describeCipher(setting, known, offset, project, target);
	if (doc !== undefined) {
		return doc;
	}
	const here = { project, section: setting.section };
	const markdown = describeWhole(setting, known, project, target) ?? describeSetting(known.name, here, target);
	return markdown === undefined ? undefined : { markdown, span: setting.value.span };
}

function describeCipher(
	setting: Setting,
	{ kind }: PostfixSetting,
	offset: number,
	project: Project,
	target: Target,
): ValueDoc | undefined {
	switch (kind) {
		case 'opensslCipherString':
			return describeListWord(setting, offset, target);
		case 'opensslCipherElementList':
			return describeExcludedWord(setting, offset, project, target);
		default:
			return undefined;
	}
}

function describeWhole(setting: Setting, known: PostfixSetting, project: Project, target: Target): string | undefined {
	const { text } = parametersOf(project, target, setting.section).get(setting.name.text);
	if (text === null) {
		return undefined;
	}
	switch (known.kind) {
		case 'protocolList':
			return describeProtocols(text, target);
		case 'opensslCipherString':
			return describeCipherList(text, target);
		default:
			return undefined;
	}
}

function describeProtocols(text: string, target: Target): string {
	const { enabled, words } = parseProtocolList(text, atLeastVersion(target.postfix, boundsSince));
	if (words.some(({ problem }) => problem === 'unknown' || problem === 'bound-too-new')) {
		return 'Postfix rejects this list and switches TLS off.';
	}
	const versions = protocolVersions.filter(version => enabled.has(version));
	return versions.length === 0 ? 'This list leaves no protocol on.' : `Leaves on: ${displayVersions(versions)}.`;
}

function wordAt({ value }: Setting, offset: number): { readonly text: string; readonly span: Span } | undefined {
	for (const match of value.text.matchAll(/[^\s,:=]+/g)) {
		const place = locate(value, match.index, match.index + match[0].length);
		if (place.start <= offset && offset <= place.end) {
			return { text: match[0], span: span(place.start, place.end) };
		}
	}
	return undefined;
}

const kindNames: Readonly<Partial<Record<PostfixSetting['kind'], string>>> = {
	boolean: 'yes or no',
	enum: 'one word',
	file: 'file name',
	fileList: 'list of files',
	directory: 'directory',
	protocolList: 'list of protocols',
	opensslCipherString: 'OpenSSL cipher list',
	opensslCipherElementList: 'list of ciphers to exclude',
	lookupTable: 'lookup table',
	lookupTableList: 'list of lookup tables',
	flagList: 'list of options',
	flagListOrHex: 'list of options, or a hexadecimal mask',
	groupList: 'list of key exchange groups',
	digestName: 'digest',
	ehloKeywordList: 'list of EHLO keywords',
	matchList: 'list of patterns',
	enumOrFile: 'word or file name',
	text: 'text',
	integer: 'number',
	time: 'time',
};

function values({ values: known }: PostfixSetting): string {
	return known === undefined || known.length > 12
		? ''
		: `Values: ${known.map(({ value }) => `\`${value}\``).join(', ')}`;
}

function defaults(setting: PostfixSetting, target: Target): string {
	const version = parseVersion(target.postfix);
	const value = version && defaultAt(setting, version);
	if (value === undefined) {
		return `Postfix ${target.postfix} does not have it.`;
	}
	const changed = setting.defaults.findLast(entry => entry.value === value);
	const first = setting.defaults[0];
	const since = changed === undefined || changed === first ? '' : `, since ${changed.since}`;
	return `Default in Postfix ${target.postfix}: ${code(value)}${since}`;
}

function history({ since, removedIn, ignoredSince, deprecated }: PostfixSetting): string {
	const parts = [`Since Postfix ${since}`];
	if (deprecated !== undefined) {
		const instead = deprecated.replacedBy
			? `, use ${deprecated.replacedBy}`
			: deprecated.advice
				? `: ${deprecated.advice}`
				: '';
		parts.push(`deprecated since ${deprecated.since}${instead}`);
	}
	if (ignoredSince !== undefined) {
		parts.push(`no effect since ${ignoredSince}`);
	}
	if (removedIn !== undefined) {
		parts.push(`gone in ${removedIn}`);
	}
	return parts.join('; ');
}

function inEffect(name: string, { project, section }: DescribedPlace, target: Target): string {
	const parameters = parametersOf(project, target, section);
	const { raw, text, line, error } = parameters.get(name);
	const where = section === undefined ? 'In effect here' : `In effect for ${section}`;
	if (error !== undefined) {
		return `${where}: nothing, ${error}`;
	}
	if (text === null) {
		const needs = instanceOf(project).main === undefined ? 'without main.cf' : 'before the placeholders are filled in';
		return `${where}: not known ${needs}`;
	}
	const expanded = raw === text ? '' : ', expanded';
	const own = section === undefined ? overridden(name, project, target) : '';
	return `${where}: ${code(text)} (${line === undefined ? 'the default' : chain(parameters, name)}${expanded})${own}`;
}

/** The services that have a value of their own. */
function overridden(name: string, project: Project, target: Target): string {
	const sections = new Set(
		project.files.flatMap(({ settings }) =>
			settings.flatMap(setting => (setting.name.text === name ? (setting.section ?? []) : [])),
		),
	);
	const shown = [...sections].slice(0, maximumServices).map(section => {
		const { text } = parametersOf(project, target, section).get(name);
		return `${section} ${text === null ? 'not known' : code(text)}`;
	});
	const rest = sections.size > maximumServices ? ` and ${sections.size - maximumServices} more` : '';
	return shown.length === 0 ? '' : `  \nOverridden in master.cf: ${shown.join(', ')}${rest}`;
}

const maximumServices = 6;

/** Where the value comes from: the lines that set it, each overruled by the next. */
function chain(parameters: Parameters, name: string): string {
	const lines = parameters.chainOf(name);
	if (lines.length === 1 && lines[0]?.file === parameters.home) {
		return 'this file';
	}
	const places = lines.map(({ file, setting: { section } }) => {
		const [base = file] = /[^/\\]*$/.exec(file) ?? [];
		return section === undefined ? base : `${base}, ${section}`;
	});
	return places.join(' → ');
}

function advice(name: string): string {
	const lines = baselineIds.map(id => line(baselines[id], name)).filter(Boolean);
	return lines.length === 0 ? '' : `What the baselines ask:\n${lines.join('\n')}`;
}

function line({ name, status, postfix }: Baseline, setting: string): string {
	const found = postfix.get(setting);
	if (found === undefined) {
		return '';
	}
	const value = found.value === null ? 'leave it unset' : code(found.value);
	const note = status === 'historic' ? `, historic${found.harm ? `: ${found.harm}` : ''}` : '';
	return `- ${name}: ${value} (${found.cite}${note})`;
}

function code(value: string): string {
	return value === '' ? '(empty)' : `\`${value}\``;
}
