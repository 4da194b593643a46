// Documents to measure with: always the same for the same length and seed.
// Both kinds have about 40 characters a line and about one finding in 50 lines.
//   node bench/generate.mjs 1000 > main.cf
import { pathToFileURL } from 'node:url';
import { commonParameters, plainParameters } from './parameters.mjs';

/**
 * @typedef {object} Sample
 * @property {string} text
 * @property {{ line: number, character: number }} keystroke Inside a value at the middle; a letter here changes no finding.
 * @property {readonly { line: number, character: number }[]} hovers Places that have documentation, nearest the middle first.
 */

/** @returns {Sample} A main.cf of so many lines. */
export function mainCf(length, seed = 1) {
	const state = {
		random: randomNumbers(seed),
		lines: [],
		places: [],
		/** Names that a later setting has to refer to: those of the open block, groups of them, regions of groups. */
		block: [],
		groups: [],
		regions: [],
		number: 0,
		flaws: 0,
	};
	// Real parameters can be given only once: spread over a long file, and never more than two lines in five.
	const share = Math.min(realParameters.length / length, 0.4);
	let given = 0;
	comment(state, 2);
	while (state.lines.length + tailLength(state) < length) {
		if (given < state.lines.length * share && given < realParameters.length) {
			realSetting(state, realParameters[given++]);
		} else if (state.lines.length >= (state.flaws + 0.5) * 50) {
			flawKinds[state.flaws++ % flawKinds.length](state);
		} else {
			ownSetting(state);
		}
		if (state.block.length === 8) {
			closeGroup(state);
		}
	}
	closeGroup(state);
	closeRegion(state);
	setting(state, 'mynetworks', ['127.0.0.0/8', ...state.regions.map(name => `$${name}`)]);
	comment(state, length - state.lines.length);
	return toSample(state.lines, state.places);
}

const realParameters = [...commonParameters, ...plainParameters];

/** Lines that one more setting and the rest of the file may take, so that every name is referred to in the end. */
function tailLength({ block, groups, regions }) {
	return block.length === 0 && regions.length + groups.length === 0
		? 6
		: 14 + block.length + groups.length + regions.length;
}

function comment({ lines, random }, count) {
	for (let line = 0; line < count; line++) {
		let text = '#';
		const end = 30 + random(30);
		while (text.length < end) {
			text += ` ${words[random(words.length)]}`;
		}
		lines.push(text);
	}
}

function realSetting(state, [name, value]) {
	commentSometimes(state);
	state.places.push({ kind: 'real', line: state.lines.length, character: 3 });
	setting(state, name, value.split(/(?<=,) /));
}

function commentSometimes(state) {
	if (state.random(2) === 0) {
		if (state.random(2) === 0) {
			state.lines.push('');
		}
		comment(state, 1 + state.random(3));
	}
}

/** A setting of the postmaster's own, which the next group refers to. */
function ownSetting(state, suffix = '') {
	commentSometimes(state);
	const [kind, value] = ownKinds[state.random(ownKinds.length)];
	const name = `site_${String(state.number++).padStart(5, '0')}_${kind}`;
	state.places.push({ kind: 'own', line: state.lines.length, character: name.length + 5 });
	const count = state.random(4) === 0 && suffix === '' ? 2 + state.random(4) : 1;
	setting(
		state,
		name,
		Array.from({ length: count }, () => value(state.random) + suffix),
	);
	state.block.push(name);
}

/** Up to two items on a line; the others continue it, now and then behind a comment. */
function setting({ lines, random }, name, items) {
	lines.push(`${name} = ${items[0]}`);
	for (let index = 1; index < items.length; index += 2) {
		if (random(12) === 0) {
			lines.push('#   see the ticket');
		}
		lines.push(`    ${items.slice(index, index + 2).join(' ')}`);
	}
}

/** One finding each: the ways a main.cf goes wrong that may happen any number of times. */
const flawKinds = [
	state => ownSetting(state, ' # the old one'),
	({ lines, number }) => lines.push(`relay_host_${number} [198.51.100.9]:25`),
	({ lines, flaws }) => lines.push(`${misspelt(flaws)} = 20`),
	({ lines, block, groups, number }) => lines.push(`${block.at(-1) ?? groups.at(-1)} = 192.0.2.${number % 256}`),
	({ lines, number }) => lines.push(`former_${number}_networks = 203.0.113.0/24`),
];

/** Another slip in another name each time, so that none stands twice. */
function misspelt(number) {
	const [name] = plainParameters[number % plainParameters.length];
	const place = 3 + (Math.floor(number / plainParameters.length) % 5);
	return `${name.slice(0, place)}q${name.slice(place + 1)}`;
}

function closeGroup(state) {
	if (state.block.length > 0) {
		const name = `site_group_${String(state.groups.length + state.regions.length * groupsInRegion).padStart(5, '0')}`;
		setting(
			state,
			name,
			state.block.map(own => `$${own}`),
		);
		state.block = [];
		state.groups.push(name);
	}
	if (state.groups.length === groupsInRegion) {
		closeRegion(state);
	}
}

const groupsInRegion = 20;

function closeRegion(state) {
	if (state.groups.length > 0) {
		const name = `site_region_${String(state.regions.length).padStart(3, '0')}`;
		setting(
			state,
			name,
			state.groups.map(group => `$${group}`),
		);
		state.regions.push(name);
		state.groups = [];
	}
}

const ownKinds = [
	['networks', random => `198.51.${random(256)}.0/24`],
	['domains', random => `mail${random(1000)}.${words[random(words.length)]}.example`],
	['relay', random => `[relay${random(100)}.example.net]:587`],
	['access', random => `hash:/etc/postfix/access_${random(1000)}`],
	['checks', random => `reject_rbl_client bl${random(100)}.example.org`],
];

const words =
	'accept mail only from the networks of this site while relaying for partners who asked first and never without a note in the log so that whoever is on duty can see what was changed by whom before it breaks'.split(
		' ',
	);

/** @returns {Sample} JSON of so many lines, and what `jsonSchema` says is wrong in it. */
export function json(length, seed = 1) {
	const random = randomNumbers(seed);
	const lines = ['{'];
	const places = [];
	for (let section = 0; lines.length < length - 1; section++) {
		const inner = Math.min(sectionLength, length - 1 - lines.length) - 2;
		const base = random(250);
		lines.push(`  "section_${String(section).padStart(5, '0')}": {`);
		for (let index = base; index < base + inner; index++) {
			lines.push(jsonProperty(index, random, places, lines.length) + (index + 1 < base + inner ? ',' : ''));
		}
		const left = length - 1 - lines.length - 1;
		lines.push(left === 0 ? '  }' : '  },');
		if (left > 0 && left < 3) {
			lines.push(...Array.from({ length: left }, (_, k) => `  "fill_${k}": {}${k === left - 1 ? '' : ','}`));
		}
	}
	lines.push('}');
	return toSample(lines, places);
}

const sectionLength = 20;

function jsonProperty(index, random, places, line) {
	const number = String(index).padStart(4, '0');
	if (line % 50 === 35) {
		// Far from the keys of its section, so that none stands twice.
		const other = String((Math.floor(index / 5) * 5 + 150) % 300).padStart(4, '0');
		return `    "mode_${other}": "wrong-${letters(random, 11)}"`;
	}
	if (index % 5 === 0) {
		places.push({ kind: 'real', line, character: 7 });
		return `    "mode_${number}": "${modes[random(modes.length)]}"`;
	}
	places.push({ kind: 'own', line, character: 21 });
	return `    "opts_${number}": "${letters(random, 19)}"`;
}

const modes = ['may', 'encrypt', 'dane', 'verify', 'secure', 'fingerprint', 'dane-only', 'none'].map(mode =>
	`${mode}-mandatory-level-high`.slice(0, 17),
);

export const jsonSchema = {
	$schema: 'http://json-schema.org/draft-07/schema#',
	type: 'object',
	additionalProperties: {
		type: 'object',
		properties: Object.fromEntries(Array.from({ length: 300 }, (_, index) => jsonSchemaProperty(index))),
		additionalProperties: { type: 'string', maxLength: 200 },
	},
};

function jsonSchemaProperty(index) {
	const number = String(index).padStart(4, '0');
	return index % 5 === 0
		? [`mode_${number}`, { description: `Mode ${index}: how the link is protected.`, type: 'string', enum: modes }]
		: [`opts_${number}`, { description: `Option ${index}: any name.`, type: 'string', pattern: '^[a-z0-9-]+$' }];
}

function toSample(lines, places) {
	const middle = lines.length / 2;
	const nearest = kind =>
		places
			.filter(place => place.kind === kind)
			.sort((a, b) => Math.abs(a.line - middle) - Math.abs(b.line - middle))
			.map(({ line, character }) => ({ line, character }));
	return {
		text: `${lines.join('\n')}\n`,
		keystroke: nearest('own')[0] ?? nearest('real')[0],
		hovers: nearest('real').slice(0, 20),
	};
}

function letters(random, count) {
	return Array.from({ length: count }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[random(36)]).join('');
}

/** xorshift32; `random(n)` is a whole number below n. */
function randomNumbers(seed) {
	let state = seed >>> 0 || 1;
	return limit => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	process.stdout.write(mainCf(Number(process.argv[2] ?? 1000)).text);
}
