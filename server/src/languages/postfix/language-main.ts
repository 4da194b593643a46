import type { Value } from '../../text/value.js';
import type { Language, Project } from '../language.js';
import type { Target } from '../target.js';
import { describeSetting, describeValue } from './hovers/settings.js';
import { summariseLists } from './hovers/words.js';
import { readPostfix } from './services/memory.js';
import { boundsSince, parseProtocolList } from './services/protocols.js';
import { postfixSettings } from './settings/catalogue.js';
import { isKnownAt } from './settings/setting.js';
import { atLeastVersion, parseVersion } from './settings/version.js';
import { mainCfEdits } from './syntax/edits-main.js';
import { parseMainCf } from './syntax/parse-main.js';
import { parametersOf } from './values/parameters.js';
import { wantedFiles } from './wanted.js';

export const postfixMain: Language = {
	id: 'postfix-main',
	parse: parseMainCf,
	wants: wantedFiles,
	readTls: readPostfix,
	edits: mainCfEdits,
	spell,
	meaningOf,
	isTyped: name => !['text', undefined].includes(postfixSettings.get(name)?.kind) || isTimeOrNumber.test(name),
	print: printValue,
	describe: describeSetting,
	describeValue,
	summarise: summariseLists,
};

/** Lists of protocols can be written in many ways; nowhere else do blanks, commas or capitals matter. */
function meaningOf(setting: string, project: Project, target: Target): string | null {
	const { text } = parametersOf(project, target).get(setting);
	if (text === null) {
		return null;
	}
	if (/_tls_(?:mandatory_)?protocols$/.test(setting)) {
		return [...parseProtocolList(text, atLeastVersion(target.postfix, boundsSince)).enabled].join(' ');
	}
	return text
		.toLowerCase()
		.split(/[,\s]+/)
		.filter(Boolean)
		.join(' ');
}

/** Parameters outside TLS whose names tell that they hold a number, a time or a switch. */
const isTimeOrNumber = /_(?:time|timeout|limit|size|level|enable|ttl|interval|delay)$/;

/** `>=` needs Postfix 3.6; before, the versions are excluded one by one. */
function spell(name: string, value: string, target: Target): string | undefined {
	const version = parseVersion(target.postfix);
	const setting = postfixSettings.get(name);
	if (setting === undefined || (version !== undefined && isKnownAt(setting, version) !== 'known')) {
		return undefined;
	}
	if (!value.startsWith('>=') || atLeastVersion(target.postfix, boundsSince)) {
		return value;
	}
	const older = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'];
	return older
		.slice(0, older.indexOf(value.slice(2)))
		.map(protocol => `!${protocol}`)
		.join(', ');
}

/** `postconf` puts one blank wherever the value has white space (postconf(1), measured with 3.7.11). */
export function printValue({ text }: Value): string {
	const end = text.indexOf('\0');
	return (end === -1 ? text : text.slice(0, end)).replace(/[ \t\r\n]+/g, ' ').trim();
}
