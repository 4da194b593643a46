// Times the cipher engines on long strings, also on those meant to be slow:
//   npm run bench:ciphers [-- --library openssl-3.0,openssl-0.9.8]
// The milliseconds per kB of a row must not grow with the length: every engine takes time linear in its text.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const server = fileURLToPath(new URL('../server/src', import.meta.url));
const sizes = [1000, 10_000, 100_000];
const rounds = 5;

/** By the family of libraries: the module, and how it makes a function of one text from a library's id. */
const engines = {
	openssl: {
		module: `export { expandCipherString } from './openssl/expand.js'; export { opensslLibrary } from './openssl/libraries.js';`,
		prepare: ({ expandCipherString, opensslLibrary }, id) => {
			const library = opensslLibrary(id);
			return text => expandCipherString(text, library);
		},
	},
	gnutls: {
		module: `export { expandPriorityString } from './gnutls/expand.js'; export { gnutlsLibrary } from './gnutls/libraries.js';`,
		prepare: ({ expandPriorityString, gnutlsLibrary }, id) => {
			const library = gnutlsLibrary(id);
			return text => expandPriorityString(text, library);
		},
	},
};

/** Pieces that are repeated until the text is long enough. */
const pieces = {
	openssl: {
		typical: 'ECDHE+AESGCM:HIGH:!aNULL:-SHA1:+RC4:@STRENGTH:AES128-SHA:',
		'one word': 'A',
		'A+A+A': 'A+',
		'AES+AES': 'AES+',
		'ALL:-ALL': 'ALL:-ALL:',
		'distinct elements': index => `HIGH+X${index}:-AES+${'AES+'.repeat(index % 7)}AES:`,
		'@STRENGTH': '@STRENGTH:',
		separators: ':, ;',
		unreadable: '|!',
		'after DEFAULT': index => (index === 0 ? 'DEFAULT' : '!'),
		'not ASCII': '🔑é:',
	},
	gnutls: {
		typical: 'NORMAL:-VERS-ALL:+VERS-TLS1.2:-ARCFOUR-128:%SERVER_PRECEDENCE:',
		'one word': 'A',
		'NORMAL:NORMAL': 'NORMAL:',
		'+ALL:-ALL': index => (index === 0 ? 'NORMAL:' : '-CIPHER-ALL:+CIPHER-ALL:'),
		separators: ':, ;',
		'not ASCII': '🔑é:',
	},
};

const { values } = parseArgs({
	options: { library: { type: 'string', default: 'openssl-3.0,openssl-0.9.8,gnutls-3.7' } },
});

for (const id of values.library.split(',')) {
	const family = id.split('-')[0];
	const run = engines[family].prepare(await load(engines[family].module), id);
	console.log(`\n${id.padEnd(20)}${sizes.map(size => `${size / 1000} kB`.padStart(22)).join('')}`);
	for (const [name, piece] of Object.entries(pieces[family])) {
		const cells = sizes.map(size => {
			const time = median(run, textOf(piece, size));
			return `${time.toFixed(2)} ms ${((time * 1000) / size).toFixed(3)} ms/kB`.padStart(22);
		});
		console.log(`${name.padEnd(20)}${cells.join('')}`);
	}
}

async function load(contents) {
	const folder = mkdtempSync(join(tmpdir(), 'mailtls-bench-ciphers-'));
	try {
		const outfile = join(folder, 'engine.mjs');
		await build({ stdin: { contents, resolveDir: server }, bundle: true, format: 'esm', platform: 'node', outfile });
		return await import(pathToFileURL(outfile).href);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function textOf(piece, size) {
	let text = '';
	for (let index = 0; text.length < size; index++) {
		text += typeof piece === 'string' ? piece : piece(index);
	}
	return text.slice(0, size);
}

function median(run, text) {
	const times = Array.from({ length: rounds }, () => {
		const start = performance.now();
		run(text);
		return performance.now() - start;
	});
	return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
