import { resolve } from 'node:path';
import { atLeast, type Severity } from '../engine/finding.js';
import { withImpact } from '../service/impact/impact.js';
import { nameIndex, nearest } from '../text/nearest.js';
import type { CheckCommand } from './arguments.js';
import { commandNames } from './command-line.js';
import { colorDiff, unifiedDiff } from './diff.js';
import { encode } from './encoding.js';
import { readSources, type Source } from './files.js';
import { fixSources, writeSource } from './fix.js';
import { withIncluded } from './included.js';
import { complain, type Io, isFolder, type Output } from './io.js';
import { type Judged, judge } from './judge.js';
import { toReport } from './report.js';
import { checkJson } from './report-json.js';
import { checkText, count, summary } from './report-text.js';
import type { ResourceFolders } from './resources.js';
import { styleOf } from './style.js';

/** `mailtls check`; the exit status. */
export async function check(command: CheckCommand, io: Io): Promise<number> {
	const root = resolve(io.cwd, command.root ?? '/');
	if (!isFolder(root, io.files)) {
		complain(io, `--root ${command.root}: not a folder`);
		return 2;
	}
	const read = await readSources(command.input, io);
	const { problems } = read;
	for (const problem of problems) {
		complain(io, problem);
	}
	if (read.sources.length === 0) {
		return nothingToCheck(command, problems.length > 0, io);
	}

	const { options, fix } = command;
	const folders = { files: io.files, root };
	const sources = withIncluded(read, command.input.paths, options, folders, io);
	if (command.diff) {
		const status = printDiff(command, sources, folders, io);
		return problems.length > 0 ? 2 : status;
	}
	const written =
		fix === undefined
			? { sources, failed: false }
			: writeFixes(sources, fixSources(sources, fix, options, folders), io);
	const judged = judge(written.sources, options, folders);
	const changed = written.sources.filter((source, index) => source !== sources[index]).length;
	print(command, judged, changed, io);
	return problems.length > 0 || written.failed ? 2 : statusOf(judged, command.failOn);
}

/** An empty folder is no mistake of its own, but whoever meant another one wants to know. */
function nothingToCheck(command: CheckCommand, hasFailed: boolean, io: Io): number {
	const { paths } = command.input;
	if (hasFailed) {
		const likely = nearest(paths[0] ?? '', nameIndex(commandNames));
		if (likely !== undefined) {
			complain(io, `did you mean "mailtls ${likely}"?`);
		}
		return 2;
	}
	complain(io, `no configuration file recognised in ${paths.join(', ')}`);
	print(command, [], 0, io);
	return 0;
}

function printDiff(command: CheckCommand, sources: readonly Source[], folders: ResourceFolders, io: Io): number {
	const { options, fix = 'safe', color, failOn } = command;
	const fixed = fixSources(sources, fix, options, folders);
	const style = styleOf(io.stdout, color, io.env);
	for (const [index, { file, text, encoding }] of fixed.entries()) {
		const diff = unifiedDiff(file, sources[index]?.text ?? text, text);
		if (diff !== '') {
			io.stdout.write(encode(colorDiff(diff, style.colors), encoding) ?? diff);
		}
	}
	const judged = judge(sources, options, folders);
	io.stderr.write(`${summary(toReport(judged), styleOf(io.stderr, color, io.env).colors)}\n`);
	return statusOf(judged, failOn);
}

interface Written {
	/** What the files hold now. */
	readonly sources: readonly Source[];
	readonly failed: boolean;
}

function writeFixes(sources: readonly Source[], fixed: readonly Source[], io: Io): Written {
	let failed = false;
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
		failed = true;
		return source;
	});
	return { sources: written, failed };
}

function print(command: CheckCommand, judged: readonly Judged[], changed: number, io: Io): void {
	// The fixed text of standard input has standard output for itself.
	const output: Output = command.input.stdinName !== undefined && command.fix !== undefined ? io.stderr : io.stdout;
	const report = toReport(judged.map(withImpacts));
	if (command.format === 'json') {
		output.write(checkJson(report));
		return;
	}
	const text = checkText(report, styleOf(output, command.color, io.env));
	output.write(changed === 0 ? text : `${text}Fixed ${count(changed, 'file')}.\n`);
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
