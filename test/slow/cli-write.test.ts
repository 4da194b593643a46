import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../server/src/cli/node-files.js';

// The quick tests have a file system in memory; this is the real one.
let folder = '';

beforeEach(() => {
	folder = fs.mkdtempSync(join(tmpdir(), 'mailtls-'));
});

afterEach(() => {
	fs.rmSync(folder, { recursive: true });
});

const old = Buffer.from('a = B\r\n');
const contents = Buffer.from('\ufeffa = b\r\n# \u00e4');

function file(name: string, mode = 0o644): string {
	const path = join(folder, name);
	fs.writeFileSync(path, old);
	fs.chmodSync(path, mode);
	return path;
}

function reason(action: () => unknown): string {
	try {
		action();
		return '';
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

describe.skipIf(process.platform === 'win32')('reading', () => {
	test('a device that never ends is refused', () => {
		expect(() => nodeFiles.read('/dev/zero')).toThrow('a device; expected a file');
		expect(nodeFiles.read('/dev/null')).toHaveLength(0);
	});
});

describe('writing', () => {
	test('replaces the contents and leaves nothing else behind', () => {
		const path = file('main.cf');
		const before = fs.statSync(path).ino;
		nodeFiles.write(path, contents);
		expect(fs.readFileSync(path)).toEqual(contents);
		expect(fs.readdirSync(folder)).toEqual(['main.cf']);
		// A new file took the place of the old one: nobody ever reads half of it.
		expect(fs.statSync(path).ino).not.toBe(before);
	});

	test.each([0o600, 0o640, 0o666, 0o4750])('keeps mode %o', mode => {
		const path = file('main.cf', mode);
		nodeFiles.write(path, contents);
		expect(fs.statSync(path).mode & 0o7777).toBe(mode);
	});

	test.runIf(process.getuid?.() === 0)('keeps owner and group', () => {
		const path = file('main.cf', 0o4750);
		fs.chownSync(path, 1234, 2345);
		fs.chmodSync(path, 0o4750);
		nodeFiles.write(path, contents);
		const { uid, gid, mode } = fs.statSync(path);
		expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 1234, gid: 2345, mode: 0o4750 });
	});

	test('follows links to the file itself', () => {
		const path = file('real.cf');
		fs.symlinkSync('real.cf', join(folder, 'main.cf'));
		nodeFiles.write(join(folder, 'main.cf'), contents);
		expect(fs.readlinkSync(join(folder, 'main.cf'))).toBe('real.cf');
		expect(fs.readFileSync(path)).toEqual(contents);
	});

	test('touches no folder and nothing that is not there', () => {
		expect(reason(() => nodeFiles.write(folder, contents))).toBe('not a regular file');
		expect(reason(() => nodeFiles.write(join(folder, 'x'), contents))).toBe('no such file or directory');
		expect(fs.readdirSync(folder)).toEqual([]);
	});

	test.runIf(process.getuid?.() === 0)('leaves a file alone that its user may not write', () => {
		const path = file('main.cf', 0o444);
		fs.chmodSync(folder, 0o777);
		process.seteuid?.(65534);
		try {
			expect(reason(() => nodeFiles.write(path, contents))).toBe('permission denied');
			expect(fs.readdirSync(folder)).toEqual(['main.cf']);
		} finally {
			process.seteuid?.(0);
		}
		expect(fs.readFileSync(path)).toEqual(old);
	});

	test.runIf(process.getuid?.() === 0)('leaves a file alone whose owner it cannot keep', () => {
		const path = file('main.cf', 0o666);
		fs.chmodSync(folder, 0o777);
		process.seteuid?.(65534);
		try {
			expect(reason(() => nodeFiles.write(path, contents))).toBe('operation not permitted');
			expect(fs.readdirSync(folder)).toEqual(['main.cf']);
		} finally {
			process.seteuid?.(0);
		}
		expect(fs.readFileSync(path)).toEqual(old);
	});
});

test('reasons name neither the file nor the system call', () => {
	expect(reason(() => nodeFiles.read(join(folder, "it's, gone")))).toBe('no such file or directory');
	expect(reason(() => nodeFiles.read(folder))).toBe('illegal operation on a directory');
	expect(reason(() => nodeFiles.list(file('x')))).toBe('not a directory');
	expect(reason(() => nodeFiles.read('/\0'))).toMatch(/null bytes/);
});

test('status and links', () => {
	file('main.cf');
	fs.symlinkSync('main.cf', join(folder, 'link'));
	expect(nodeFiles.status(join(folder, 'link'))).toEqual({ kind: 'file', size: old.length });
	expect(nodeFiles.status(folder)).toMatchObject({ kind: 'folder' });
	expect(nodeFiles.status('/dev/null')).toMatchObject({ kind: 'other' });
	expect(nodeFiles.linkTarget(join(folder, 'link'))).toBe('main.cf');
	expect(nodeFiles.linkTarget(join(folder, 'main.cf'))).toBeUndefined();
	expect(nodeFiles.realPath(join(folder, 'link'))).toBe(fs.realpathSync(join(folder, 'main.cf')));
});
