import type { Severity } from '../engine/finding.js';

/**
 * An example of a rule's page: a fenced block whose info string says which file it is and how it is judged
 * (`postfix main.cf os=debian-12`), with the findings written under the line they belong to.
 *
 *     smtpd_tls_protocols = !SSLv2, TLSv1
 *     #                             ^^^^^ information legacy-tls: the message, or its beginning
 */
export interface ExampleBlock {
	/** The path of the file, mostly its bare name. */
	readonly file: string;
	/** The further words of the info string: `fixed`, `with`, `os=debian-12`. */
	readonly words: readonly string[];
	/** The text without the findings. */
	readonly text: string;
	readonly findings: readonly ExampleFinding[];
}

export interface ExampleFinding {
	/** Counted from 0, and so are columns; a span that begins in the first column is `#^^^`. */
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly severity: Severity;
	readonly rule: string;
	readonly message: string | undefined;
}

/** Reads a fenced block; `undefined`: it is no example. */
export function readExample(info: string, body: string): ExampleBlock | undefined {
	const [kind, file, ...words] = info.trim().split(/\s+/);
	return kind === 'postfix' && file !== undefined ? { file, words, ...readMarkers(body) } : undefined;
}

/** What is left of the file after the preferred fixes. */
export function isFixed({ words }: ExampleBlock): boolean {
	return words.includes('fixed');
}

/** `main.cf, os=debian-12`, `main.cf, fixed` */
export function exampleTitle({ file, words }: ExampleBlock): string {
	const notes = words
		.filter(word => word !== 'with')
		.map(word => (word.startsWith('missing=') ? `without ${word.slice(8).replaceAll(',', ', ')}` : word));
	return [file, ...notes].join(', ');
}

/** `error: smtpd accepts …`: pages may give the beginning of a message only. */
export function findingText({ severity, message }: ExampleFinding): string {
	if (message === undefined) {
		return severity;
	}
	return `${severity}: ${message}${message.endsWith('.') ? '' : ' …'}`;
}

const marker = /^(#\s*)(\^+) (error|warning|information|hint) ([a-z0-9-]+)(?:: (.*))?$/;

export function readMarkers(body: string): Pick<ExampleBlock, 'text' | 'findings'> {
	const kept: string[] = [];
	const findings: ExampleFinding[] = [];
	for (const line of body.split('\n')) {
		const match = marker.exec(line);
		if (match === null) {
			kept.push(line);
			continue;
		}
		const [, indent = '', carets = '', severity, rule = '', message] = match;
		const start = indent === '#' ? 0 : indent.length;
		const end = indent.length + carets.length;
		findings.push({ line: kept.length - 1, start, end, severity: severity as Severity, rule, message });
	}
	return { text: kept.join('\n'), findings };
}
