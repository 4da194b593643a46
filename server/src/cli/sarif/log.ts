import type { Invocation, Log, Notification, ToolComponent } from 'sarif';
import type { Rule } from '../../engine/rule.js';
import type { Report } from '../report.js';
import type { Viewpoint } from '../reported-path.js';
import { artifactsOf, sourceRoot } from './artifacts.js';
import { resultsOf } from './results.js';
import { describeRule } from './rules.js';

/** How the program ran, beside what it found. */
export interface SarifRun {
	/** Version of MailTLS. */
	readonly version: string;
	readonly viewpoint: Viewpoint;
	/** What could not be read or written: one line each. */
	readonly problems: readonly string[];
	/** What is no failure, but may not be what was meant. */
	readonly notes: readonly string[];
	/** All that can occur. */
	readonly rules: readonly Rule[];
}

/** A report as SARIF 2.1.0 has it: the same for the same files, and without anything of the computer it was made on. */
export function sarifLog(report: Report, run: SarifRun): Log {
	const artifacts = artifactsOf(report, run.viewpoint);
	const ruleIds = run.rules.map(({ id }) => id);
	return {
		version: '2.1.0',
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		runs: [
			{
				tool: { driver: driver(run) },
				invocations: [invocation(run)],
				originalUriBaseIds: {
					[sourceRoot]: { description: { text: 'The folder that mailtls was run in, or the top of the checkout.' } },
				},
				artifacts: [...artifacts.list],
				columnKind: 'utf16CodeUnits',
				newlineSequences: ['\r\n', '\n', '\r'],
				results: report.files.flatMap(file => resultsOf(file, { report, artifacts, ruleIds })),
			},
		],
	};
}

function driver({ version, rules }: SarifRun): ToolComponent {
	return {
		name: 'MailTLS',
		version,
		// Sources that run unbuilt have no version.
		...(/^\d+\.\d+\.\d+/.test(version) && { semanticVersion: version }),
		informationUri: 'https://github.com/mailtls/mailtls',
		rules: rules.map(describeRule),
	};
}

function invocation({ problems, notes }: SarifRun): Invocation {
	return {
		executionSuccessful: problems.length === 0,
		toolExecutionNotifications: problems.map((text): Notification => ({ level: 'error', message: { text } })),
		toolConfigurationNotifications: notes.map((text): Notification => ({ level: 'warning', message: { text } })),
	};
}
