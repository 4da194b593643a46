import type { Report } from './report.js';
import { type SarifRun, sarifLog } from './sarif/log.js';
import { wellFormed } from './well-formed.js';

/** The report of `mailtls check --format sarif`. */
export function checkSarif(report: Report, run: SarifRun): string {
	const log = sarifLog(report, run);
	return `${JSON.stringify(log, (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value))}\n`;
}
