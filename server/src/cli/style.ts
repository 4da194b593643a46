import picocolors from 'picocolors';
import type { Io, Output } from './io.js';
import type { Style } from './report-text.js';

/** Width to print in where there is no terminal to ask. */
const defaultColumns = 100;

/** `color`: what the command line says; without a word there, the environment decides, then the terminal. */
export function styleOf(output: Output, color: boolean | undefined, env: Io['env']): Style {
	return {
		colors: picocolors.createColors(color ?? wantsColor(output, env)),
		columns: output.columns ?? defaultColumns,
	};
}

function wantsColor(output: Output, env: Io['env']): boolean {
	// An empty NO_COLOR does not count (no-color.org).
	if (env.NO_COLOR) {
		return false;
	}
	const forced = env.FORCE_COLOR;
	if (forced) {
		return forced !== '0' && forced !== 'false';
	}
	return output.isTerminal && env.TERM !== 'dumb';
}
