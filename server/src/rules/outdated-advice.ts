import { type Advice, type Baseline, datedName } from '../baselines/baseline.js';
import { bettercrypto } from '../baselines/bettercrypto.js';
import { dfnCert2017 } from '../baselines/dfn-cert-2017.js';
import { setAt } from '../engine/advice.js';
import { isCopyOf } from '../engine/advised-values.js';
import { isCipherStringB } from '../engine/ciphers/string-b.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { enumerate } from '../text/repair.js';

export const outdatedAdvice = defineRule({
	id: 'outdated-advice',
	summary: 'The file follows a guide that newer sources have superseded.',
	group: 'advice',
	kind: 'policy',
	severity: everywhere('information'),
	languages: ['postfix-main'],
	since: '0.3.0',
	references: ['DFN-CERT 2017', 'bettercrypto', 'RFC 9325', 'RFC 10015', 'postconf(5)'],

	*check(subject) {
		const signs = signsIn(subject);
		const telling = signs.filter(({ line }) => !line.name.text.endsWith('_protocols'));
		const [first, ...others] = [...telling.filter(isList), ...telling.filter(sign => !isList(sign))];
		if (first === undefined || (!isList(first) && !guides.some(guide => countOf(telling, guide) >= 2))) {
			return;
		}
		const documents = followed(subject, signs);
		yield {
			span: first.line.name.span,
			role: 'mx-server',
			message: `The file follows ${documents.map(datedName).join(' and ')} (${whatIn(signs)}). That was good advice in its time, and is superseded: ${reasons(signs)}. Other findings about these lines come from the same source.`,
			references: [...new Set([...documents.flatMap(document => citations(document, signs)), ...newerSources(signs)])],
			related: [...others, ...signs.filter(sign => !telling.includes(sign))].map(({ line }) => ({
				file: subject.file.file,
				span: line.name.span,
				message: 'This line is from there too.',
			})),
			fixes: backToPostfix(subject, telling),
		};
	},
});

/** A line that says what a document asks for, and that newer sources advise against. */
interface Sign {
	readonly line: Setting;
	/** By the document. */
	readonly advice: ReadonlyMap<Baseline, Advice>;
}

/**
 * Nobody loses by it who speaks TLS 1.2; which old versions to keep is a decision of its own, and partners may know the
 * client by its certificate.
 */
function backToPostfix(subject: Subject, telling: readonly Sign[]): readonly Fix[] {
	const signs = telling.filter(({ line }) => !/_tls_(?:key|cert)_file$/.test(line.name.text));
	const fix: Fix = {
		title: `Remove ${enumerate(signs.map(({ line }) => line.name.text))}, so that Postfix's own values apply`,
		safety: 'safe',
		edits: signs.flatMap(({ line }) => setAt(subject, { setting: line.name.text }, null)),
	};
	return signs.length === 0 ? [] : [fix];
}

/** How many of the signs are in one of the guides. */
function countOf(signs: readonly Sign[], guide: Baseline): number {
	return signs.filter(({ advice }) => advice.has(guide)).length;
}

/** The guides that configurations are copied from, the one that printed the list first. */
const guides: readonly Baseline[] = [bettercrypto, dfnCert2017];

/** Names of settings that one of the guides prints and newer sources advise against. */
const superseded: readonly string[] = [
	...new Set(guides.flatMap(({ postfix }) => [...postfix].flatMap(([name, { harm }]) => (harm ? [name] : [])))),
];

function signsIn(subject: Subject): readonly Sign[] {
	return superseded.flatMap(name => {
		const line = subject.file.last.get(name);
		if (line === undefined || !isInForce(subject.file, line) || line.value.text.includes('$')) {
			return [];
		}
		const advice = guides.flatMap(guide => {
			const printed = guide.postfix.get(name);
			const isCopy = printed?.harm !== undefined && isCopyOf(subject, line, printed);
			return isCopy ? [[guide, printed] as const] : [];
		});
		return advice.length === 0 ? [] : [{ line, advice: new Map(advice) }];
	});
}

function isList({ line }: Sign): boolean {
	return isCipherStringB(line.value.text);
}

/** The guide that explains more of the file, lines that are still good included; both where they explain the same. */
function followed(subject: Subject, signs: readonly Sign[]): readonly Baseline[] {
	const count = (guide: Baseline) =>
		[...guide.postfix].filter(([name, printed]) => {
			const line = subject.file.last.get(name);
			return (
				line !== undefined && isCopyOf(subject, line, printed) && !guides.every(({ postfix }) => postfix.has(name))
			);
		}).length;
	const candidates = guides.filter(guide => signs.some(({ advice }) => advice.has(guide)));
	const most = Math.max(...candidates.map(count));
	return candidates.filter(guide => count(guide) === most);
}

/** What is from there, each kind once, the list first: `cipher string B, "!SSLv2, !SSLv3" and smtpd_tls_ask_ccert = yes`. */
function whatIn(signs: readonly Sign[]): string {
	return enumerate([...new Set(listFirst(signs).map(describe))]);
}

function describe(sign: Sign): string {
	const { name, value } = sign.line;
	if (isList(sign)) {
		return 'cipher string B';
	}
	if (name.text.endsWith('_protocols')) {
		return `"${value.text
			.trim()
			.split(/[\s,]+/)
			.join(', ')}"`;
	}
	return name.text.endsWith('_file') ? `a file in ${name.text}` : `${name.text} = ${value.text.trim()}`;
}

/** `cipher string B excludes ECDSA certificates and …; smtpd_tls_ask_ccert = yes makes …`, each kind once. */
function reasons(signs: readonly Sign[]): string {
	const sentences = listFirst(signs).map(sign => `${describe(sign)} ${[...sign.advice.values()][0]?.harm ?? ''}`);
	return [...new Set(sentences)].slice(0, 3).join('; ');
}

function listFirst(signs: readonly Sign[]): readonly Sign[] {
	return [...signs.filter(isList), ...signs.filter(sign => !isList(sign))];
}

function citations(document: Baseline, signs: readonly Sign[]): readonly string[] {
	return signs.flatMap(({ advice }) => {
		const cite = advice.get(document)?.cite;
		return cite === undefined ? [] : [cite.startsWith('§') ? `${document.name} ${cite}` : `${document.name}, ${cite}`];
	});
}

function newerSources(signs: readonly Sign[]): readonly string[] {
	const hasProtocols = signs.some(({ line }) => line.name.text.endsWith('_protocols'));
	return [
		...(signs.some(isList) ? ['RFC 9325 §4.2', 'RFC 10015'] : []),
		...(hasProtocols ? ['RFC 8996'] : []),
		'postconf(5)',
	];
}
