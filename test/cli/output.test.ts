import { expect, test } from 'vitest';
import { outputTo } from '../../server/src/cli/process-io.js';

/** A stream whose reader goes away, or whose disk is full, after the first write. */
function breakingStream(code: string) {
	const written: string[] = [];
	let fail: (error: NodeJS.ErrnoException) => void = () => {};
	return {
		written,
		write(data: string | Uint8Array) {
			written.push(String(data));
			fail(Object.assign(new Error(`${code}: broken, write`), { code }));
		},
		on(_event: 'error', listener: (error: NodeJS.ErrnoException) => void) {
			fail = listener;
		},
	};
}

test('a reader that stops early, as head does, is no failure', () => {
	const stream = breakingStream('EPIPE');
	const failures: Error[] = [];
	const output = outputTo(stream, error => failures.push(error));
	output.write('one');
	output.write('two');
	expect(stream.written).toEqual(['one']);
	expect(failures).toEqual([]);
});

test('a full disk is', () => {
	const stream = breakingStream('ENOSPC');
	const failures: Error[] = [];
	outputTo(stream, error => failures.push(error)).write('one');
	expect(failures.map(({ message }) => message)).toEqual(['the output cannot be written: ENOSPC: broken, write']);
});
