import { bits, type Category, type Criteria, categories, unrestricted } from './criteria.js';
import type { LibraryWord, OpensslLibrary } from './libraries.js';

/** The suites that the words of one element, joined by `+`, select together. */
export interface Selection {
	readonly criteria: Criteria;
	/** For 0.9.8: the bits that the words have decided about, whether they accept them or not. */
	readonly decided: Criteria;
	/** The place of the suite that the last word names. */
	readonly suite: number | undefined;
}

export const everything: Selection = { criteria: unrestricted, decided: unrestricted, suite: undefined };

/** Adds a word to a selection; undefined when nothing can meet both, which makes the library ignore the element. */
export function narrow(selection: Selection, word: LibraryWord, library: OpensslLibrary): Selection | undefined {
	return library.dialect.generation === '0.9.8'
		? narrowAsIn098(selection, word)
		: narrowByCategory(selection, word, library);
}

function narrowByCategory(selection: Selection, word: LibraryWord, library: OpensslLibrary): Selection | undefined {
	const criteria = { ...selection.criteria };
	for (const category of categories) {
		// The protocol is no part of what the name of a suite asks for.
		const asked = category === 'protocol' && word.suite !== undefined ? 0 : word.criteria[category];
		if (asked === 0) {
			continue;
		}
		if (criteria[category] === 0) {
			criteria[category] = asked;
			// Since 1.1.0 the first word about strength overwrites COMPLEMENTOFDEFAULT: both share one field.
			if (category === 'strength' && library.dialect.namesSelect === 'suite') {
				criteria.notDefault = 0;
			}
			continue;
		}
		criteria[category] &= asked;
		if (criteria[category] === 0) {
			return undefined;
		}
	}
	return { criteria, decided: unrestricted, suite: word.suite };
}

/** In 0.9.8 words that exclude each other leave an empty set, which is applied like any other. */
function narrowAsIn098(selection: Selection, word: LibraryWord): Selection {
	const criteria = { ...selection.criteria };
	const decided = { ...selection.decided };
	for (const category of categories) {
		const asked = word.criteria[category];
		if (asked === 0 || (category === 'protocol' && word.suite !== undefined)) {
			continue;
		}
		const about = decidedBy(category, asked);
		criteria[category] = (criteria[category] & ~about) | (asked & ~decided[category]) | (criteria[category] & asked);
		decided[category] |= about;
	}
	return { criteria, decided, suite: word.suite };
}

const exportOrNot = bits('exportability', ['export', 'notExport']);
const isExport = bits('exportability', ['export']);
const ssl2 = bits('protocol', ['SSLv2']);
const fips = bits('strength', ['FIPS']);
const noStrength = bits('strength', ['NONE']);

/** Most words decide about all values of a category. */
function decidedBy(category: Category, asked: number): number {
	if (category === 'exportability' && asked === exportOrNot) {
		return 0;
	}
	if (category === 'strength') {
		// `FIPS` leaves the strength classes open but for that of the NULL suites; they leave FIPS open.
		return asked === fips ? fips | noStrength : ~fips;
	}
	return -1;
}

/** Whether a selection takes in the suite at this place of the library's list. */
export function selects(selection: Selection, index: number, library: OpensslLibrary): boolean {
	const criteria = library.criteria[index];
	if (!criteria) {
		return false;
	}
	switch (library.dialect.namesSelect) {
		case 'suite':
			return (selection.suite ?? index) === index && meets(criteria, selection.criteria);
		case 'algorithms':
			return isOutsideDefault(criteria, selection.criteria) || meets(criteria, selection.criteria);
		case 'suite of its protocol':
			return (
				isNamed(selection, index, library) ??
				(asksComplement(selection) ? isOutsideDefaultIn098(criteria) : meetsAsIn098(criteria, selection))
			);
	}
}

function meets(suite: Criteria, asked: Criteria): boolean {
	for (const category of categories) {
		if (asked[category] !== 0 && (asked[category] & suite[category]) === 0) {
			return false;
		}
	}
	return true;
}

/** Suites of elliptic curves, which 0.9.8 counts as drafts. */
const draftSuites = bits('keyExchange', ['ECDHE', 'ECDH/RSA', 'ECDH/ECDSA']);

/**
 * Whether words that select a suite may also add it. In 0.9.8 they may not add a draft suite unless they name it or say
 * something about key exchange or authentication.
 */
export function mayAdd(selection: Selection, index: number, library: OpensslLibrary): boolean {
	const keyExchange = library.criteria[index]?.keyExchange ?? 0;
	return (
		library.dialect.generation !== '0.9.8' ||
		(keyExchange & draftSuites) === 0 ||
		selection.suite !== undefined ||
		selection.decided.keyExchange !== 0 ||
		selection.decided.authentication !== 0
	);
}

/** How 1.0.0 adds export and SSLv2 suites to what COMPLEMENTOFDEFAULT selects: only that word asks for these values. */
function isOutsideDefault(suite: Criteria, asked: Criteria): boolean {
	const asksExport = asked.exportability === exportOrNot && asked.strength === 0;
	return (asksExport && suite.exportability === isExport) || (asked.protocol === ~ssl2 && suite.protocol === ssl2);
}

/** In 0.9.8 a name decides about all suites of its protocol; undefined for the suites of others. */
function isNamed(selection: Selection, index: number, library: OpensslLibrary): boolean | undefined {
	if (selection.suite === undefined) {
		return undefined;
	}
	const isSameProtocol = library.suites[selection.suite]?.protocol === library.suites[index]?.protocol;
	return isSameProtocol ? selection.suite === index : undefined;
}

function meetsAsIn098(suite: Criteria, { criteria, decided }: Selection): boolean {
	const concerned = categories.filter(category => (decided[category] & suite[category]) !== 0);
	return (
		concerned.length > 0 &&
		concerned.every(category => (decided[category] & suite[category] & ~criteria[category]) === 0)
	);
}

/** In 0.9.8 COMPLEMENTOFDEFAULT overrides other words of the element unless they ask for a strength or for export suites. */
function asksComplement({ criteria }: Selection): boolean {
	return criteria.exportability === exportOrNot && criteria.strength === 0;
}

const dhe = bits('keyExchange', ['DHE']);
const anonymous = bits('authentication', ['None']);

function isOutsideDefaultIn098(suite: Criteria): boolean {
	const isAnonymous = suite.keyExchange === dhe && suite.authentication === anonymous;
	return isAnonymous || suite.exportability === isExport || suite.protocol === ssl2;
}
