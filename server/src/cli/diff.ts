import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Colors } from 'picocolors/types.js';

/** A unified diff that `patch -p0` applies; empty where nothing differs. */
export function unifiedDiff(file: string, before: string, after: string): string {
	return before === after
		? ''
		: createTwoFilesPatch(file, file, before, after, undefined, undefined, {
				context: 3,
				headerOptions: FILE_HEADERS_ONLY,
			});
}

export function colorDiff(diff: string, colors: Colors): string {
	return diff.replace(/^(?:(---|\+\+\+) .*|(@@).*|(\+).*|(-).*)/gm, (line, header, hunk, added) => {
		if (header) {
			return colors.bold(line);
		}
		return hunk ? colors.cyan(line) : added ? colors.green(line) : colors.red(line);
	});
}
