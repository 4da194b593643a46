import { resolve } from 'node:path';
import { atLeast, type Severity } from '../engine/finding.js';
import { rules } from '../rules/index.js';
import type { AcceptedByPath } from '../service/accepted-paths.js';
import { withImpact } from '../service/impact/impact.js';
import { nameIndex, nearest } from '../text/nearest.js';
import {
	type AcceptedFile,
	acceptedBy,
	openAcceptedFile,
	readAcceptedFile,
	reportObsolete,
	writeAcceptedFile,
} from './accepted.js';
import type { CheckCommand } from './arguments.js';
import { type Choices, hasInvalid, openChoices } from './choices.js';
import { commandNames } from './command-line.js';
import { colorDiff, unifiedDiff } from './diff.js';
import { encode } from './encoding.js';
import { readSources, type Source } from './files.js';
import { fixSources, writeSource } from './fix.js';
import { withIncluded } from './included.js';
import { complain, type Io, isFolder, type Output } from './io.js';
import { type Judged, judge } from './judge.js';
import { toReport } from './report.js';
import { checkGithub } from './report-github.js';
import { checkJson } from './report-json.js';
import { checkText, count, summary } from './report-text.js';
import { viewpointOf } from './reported-path.js';
import type { ResourceFolders } from './resources.js';
import { styleOf } from './style.js';

/** `mailtls check`; the exit status. */
export async function check(command: CheckCommand, io: Io): Promise<number> {
	const root = resolve(io.cwd, command.root ?? '/');
	if (!isFolder(root, io.files)) {
		complain(io, `--root ${command.root}: not a folder`);
		return 2;
	}
	const accepted = findAccepted(command, io);
	if (accepted === 'invalid') {
		return 2;
	}
	const options = openChoices(command.requested, io);
	const read = await readSources(command.input, io, options);
	const { problems } = read;
	for (const problem of problems) {
		complain(io, problem);
	}
	if (hasInvalid(options, io)) {
		return 2;
	}
	if (read.sources.length === 0) {
		return nothingToCheck(command, problems, io);
	}

	const { fix } = command;
	const folders = { files: io.files, root };
	const sources = withIncluded(read, command.input.paths, options, folders, io);
	const byPath = hasInvalid(options, io) ? 'invalid' : acceptedFor(command, accepted, sources, options, io);
	if (byPath === 'invalid') {
		return 2;
	}
	if (command.diff) {
		const status = printDiff(command, { sources, options, accepted: byPath, folders }, io);
		return problems.length > 0 ? 2 : status;
	}
	const written =
		fix === undefined
			? { sources, problems: [] }
			: writeFixes(sources, fixSources(sources, fix, options, folders, byPath), io);
	const found = judge(written.sources, options, folders, byPath);
	const judged = acceptAll(command, accepted, found, options, folders, io);
	if (judged === undefined) {
		return 2;
	}
	const changed = written.sources.filter((source, index) => source !== sources[index]).length;
	const failures = [...problems, ...written.problems];
	await print(command, { judged, changed, problems: failures, notes: [] }, io);
	if (accepted !== undefined && command.accepted !== undefined) {
		reportObsolete(accepted, judged, io);
	}
	return failures.length > 0 ? 2 : statusOf(judged, command.failOn);
}

/** The list that is read, or that is to be written anew. */
function findAccepted({ accepted, writeAccepted }: CheckCommand, io: Io): AcceptedFile | undefined | 'invalid' {
	if (writeAccepted !== undefined) {
		return openAcceptedFile(writeAccepted, io) ?? 'invalid';
	}
	return accepted === undefined ? undefined : (readAcceptedFile(accepted, io) ?? 'invalid');
}

/** What is accepted: by the list the command line names, or else by those that the project files of the sources name. */
function acceptedFor(
	{ writeAccepted, accepted }: CheckCommand,
	list: AcceptedFile | undefined,
	sources: readonly Source[],
	choices: Choices,
	io: Io,
): AcceptedByPath | 'invalid' {
	if (writeAccepted !== undefined || accepted !== undefined) {
		return acceptedBy(writeAccepted === undefined ? list : undefined);
	}
	const paths = new Set(sources.flatMap(({ path }) => choices.of(path).projectFile?.accepted ?? []));
	const files = [...paths].map(path => readAcceptedFile(path, io));
	return files.includes(undefined) ? 'invalid' : new Map(files.flatMap(file => [...acceptedBy(file)]));
}

/** With --write-accepted, what was found is accepted from now on; `undefined`: the list cannot be written. */
function acceptAll(
	{ writeAccepted }: CheckCommand,
	before: AcceptedFile | undefined,
	found: readonly Judged[],
	options: Choices,
	folders: ResourceFolders,
	io: Io,
): readonly Judged[] | undefined {
	if (writeAccepted === undefined || before === undefined) {
		return found;
	}
	const list = writeAcceptedFile(before, found, io);
	const sources = found.map(({ source }) => source);
	return list && judge(sources, options, folders, acceptedBy(list));
}

/** An empty folder is no mistake of its own, but whoever meant another one wants to know. */
async function nothingToCheck(command: CheckCommand, problems: readonly string[], io: Io): Promise<number> {
	const { paths } = command.input;
	if (problems.length > 0) {
		const likely = nearest(paths[0] ?? '', nameIndex(commandNames));
		if (likely !== undefined) {
			complain(io, `did you mean "mailtls ${likely}"?`);
		}
		// Whoever uploads the log wants to have one that says so.
		if (command.format === 'sarif') {
			await print(command, { judged: [], changed: 0, problems, notes: [] }, io);
		}
		return 2;
	}
	const note = `no configuration file recognised in ${paths.join(', ')}`;
	complain(io, note);
	await print(command, { judged: [], changed: 0, problems: [], notes: [note] }, io);
	return 0;
}

/** What is judged, and how. */
interface Work {
	readonly sources: readonly Source[];
	readonly options: Choices;
	readonly accepted: AcceptedByPath;
	readonly folders: ResourceFolders;
}

function printDiff(command: CheckCommand, { sources, options, accepted, folders }: Work, io: Io): number {
	const { fix = 'safe', color, failOn } = command;
	const fixed = fixSources(sources, fix, options, folders, accepted);
	const style = styleOf(io.stdout, color, io.env);
	for (const [index, { file, text, encoding }] of fixed.entries()) {
		const diff = unifiedDiff(file, sources[index]?.text ?? text, text);
		if (diff !== '') {
			io.stdout.write(encode(colorDiff(diff, style.colors), encoding) ?? diff);
		}
	}
	const judged = judge(sources, options, folders, accepted);
	io.stderr.write(`${summary(toReport(judged), styleOf(io.stderr, color, io.env).colors)}\n`);
	return statusOf(judged, failOn);
}

interface Written {
	/** What the files hold now. */
	readonly sources: readonly Source[];
	/** What could not be written: one line each. */
	readonly problems: readonly string[];
}

function writeFixes(sources: readonly Source[], fixed: readonly Source[], io: Io): Written {
	const problems: string[] = [];
	const written = sources.map((source, index) => {
		const result = fixed[index] ?? source;
		if (source.isStdin) {
			io.stdout.write(encode(result.text, result.encoding) ?? result.text);
			return result;
		}
		const problem = result === source ? undefined : writeSource(result, source, io.files);
		if (problem === undefined) {
			return result;
		}
		complain(io, problem);
		problems.push(problem);
		return source;
	});
	return { sources: written, problems };
}

/** What a check came to. */
interface Outcome {
	readonly judged: readonly Judged[];
	/** How many files the fixes changed. */
	readonly changed: number;
	/** What could not be read or written. */
	readonly problems: readonly string[];
	/** What is no failure, but may not be what was meant. */
	readonly notes: readonly string[];
}

async function print(command: CheckCommand, outcome: Outcome, io: Io): Promise<void> {
	// The fixed text of standard input has standard output for itself.
	const output: Output = command.input.stdinName !== undefined && command.fix !== undefined ? io.stderr : io.stdout;
	// Annotations show no fixes.
	const report = toReport(command.format === 'github' ? outcome.judged : outcome.judged.map(withImpacts));
	switch (command.format) {
		case 'json':
			output.write(checkJson(report));
			return;
		case 'sarif': {
			// The pages of the rules are loaded only here.
			const { checkSarif } = await import('./report-sarif.js');
			output.write(checkSarif(report, { ...outcome, version: io.version, viewpoint: viewpointOf(io), rules }));
			return;
		}
		case 'github':
			output.write(checkGithub(report, viewpointOf(io)));
			io.stderr.write(`${summary(report, styleOf(io.stderr, command.color, io.env).colors)}\n`);
			return;
		case 'text':
			output.write(checkText(report, styleOf(output, command.color, io.env)));
			output.write(outcome.changed === 0 ? '' : `Fixed ${count(outcome.changed, 'file')}.\n`);
	}
}

/** What each fix costs is worked out for reports alone: nothing else asks. */
function withImpacts({ source, analysis }: Judged): Judged {
	const findings = analysis.findings.map(finding => ({
		...finding,
		fixes: finding.fixes.map(fix => withImpact(analysis, fix)),
	}));
	return { source, analysis: { ...analysis, findings } };
}

function statusOf(judged: readonly Judged[], failOn: Severity | 'never'): number {
	const isFailing =
		failOn !== 'never' &&
		judged.some(({ analysis }) => analysis.findings.some(({ severity }) => atLeast(severity, failOn)));
	return isFailing ? 1 : 0;
}
