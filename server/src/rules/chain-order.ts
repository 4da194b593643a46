import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { chainsIn, isAuthorityFirst, isKey, keyNotFirst, labelsIn } from '../engine/offer/chain.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import type { Contents } from '../languages/language.js';
import type { ChainMember } from '../tls/certificate.js';
import { type Certificates, type Endpoint, isIdle, type Origin, serversOf } from '../tls/endpoint.js';

export const chainOrder = defineRule({
	id: 'chain-order',
	summary: 'The certificates of a chain, or its private key, stand in the wrong order.',
	group: 'certificates',
	kind: 'correctness',
	severity: {
		'mx-server': 'warning',
		'smtp-client-mandatory': 'warning',
		submission: 'warning',
		'imap-pop': 'warning',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: [
		'postconf(5) smtpd_tls_chain_files',
		'RFC 5246 §7.4.2',
		'DFN-CERT 2017 §2.4.2',
		'measured with Postfix 3.7.11',
	],

	*check(subject) {
		const clients = subject.tls.endpoints.filter(
			({ direction, role }) => direction === 'client' && role === 'smtp-client-mandatory',
		);
		for (const endpoint of [...serversOf(subject.tls), ...clients]) {
			const { value, origin } = endpoint.certificates;
			if (value === null || isIdle(endpoint, origin)) {
				continue;
			}
			const { contents } = subject.project;
			const loss = lossOf(endpoint);
			const disorder = keyDisorder(contents, origin, value, loss) ?? firstDisorder(contents, value.files, loss);
			if (disorder !== undefined) {
				yield report(subject, endpoint, disorder);
			}
		}
	},
});

/** What it costs that TLS is off. */
function lossOf({ direction, role }: Endpoint): string {
	if (direction === 'client') {
		return 'mail that needs TLS stays in the queue';
	}
	return role === 'mx-server'
		? 'mail arrives in clear text, and from servers that insist on TLS not at all'
		: 'mail programs cannot log in';
}

interface Disorder extends Pick<Problem, 'severity' | 'message'> {
	/** The files in the order that works. */
	readonly files?: readonly string[];
}

function report(
	subject: Subject,
	{ certificates: { origin }, role }: Endpoint,
	{ files, ...disorder }: Disorder,
): Problem {
	const fix: Fix | undefined = files && {
		title: 'Name the file of the key before that of its certificate',
		safety: 'safe',
		preferred: true,
		edits: setAt(subject, origin, files.join(', ')),
	};
	return { span: origin.span, origin, role, ...disorder, fixes: fix === undefined ? [] : [fix] };
}

/** In chain files each key stands before its certificate, in the same file or at the end of the one before it. */
function keyDisorder(
	contents: Contents,
	{ setting }: Origin,
	certificates: Certificates,
	loss: string,
): Disorder | undefined {
	const first = keyNotFirst(setting, certificates, contents);
	if (first === undefined) {
		return undefined;
	}
	const { files } = certificates;
	const [, second] = files;
	const isSwapped = files.length === 2 && second !== undefined && labelsIn(contents, second).every(isKey);
	const hasKey = second !== undefined && labelsIn(contents, second).length > 0;
	return {
		severity: 'error',
		message: `${first} begins with a certificate, and ${setting} needs each private key before its certificate: Postfix gives up with "key not first" and switches TLS off, so ${loss}.`,
		...(isSwapped && hasKey && { files: [second, first] }),
	};
}

/** What is wrong with the first file that has something wrong. */
function firstDisorder(contents: Contents, files: readonly string[], loss: string): Disorder | undefined {
	for (const name of files) {
		for (const chain of chainsIn(contents, name)) {
			const disorder = chainDisorder(name, chain, loss);
			if (disorder !== undefined) {
				return disorder;
			}
		}
	}
	return undefined;
}

function chainDisorder(name: string, chain: readonly ChainMember[], loss: string): Disorder | undefined {
	if (isAuthorityFirst(chain)) {
		return {
			severity: 'error',
			message: `The first certificate of ${name} is that of an authority. Postfix takes the first for its own, which the key does not fit, and switches TLS off ("key values mismatch"), so ${loss}.`,
		};
	}
	const isMisplaced = (member: ChainMember, before: ChainMember | undefined) =>
		before !== undefined && member.subject !== before.issuer && chain.some(({ subject }) => subject === before.issuer);
	if (chain.some((member, index) => isMisplaced(member, chain[index - 1]) && !isRoot(chain[index - 1]))) {
		return {
			severity: undefined,
			message: `The certificates of ${name} are out of order: each has to certify the one before it. Peers that take the rule at its word do not find the way to the root, and send no mail that insists on it.`,
		};
	}
	return chain.length > 1 && chain.some(isRoot)
		? {
				severity: 'hint',
				message: `${name} holds the root as well. Whoever trusts it has it already, and it makes every handshake longer; only a TLSA record of usage 2 for it needs it here.`,
			}
		: undefined;
}

function isRoot(member: ChainMember | undefined): boolean {
	return member !== undefined && member.subject === member.issuer;
}
