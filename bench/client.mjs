// The client's end of a language server that speaks over its standard input and output.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Longer than any answer takes: a server that is silent for this long does not answer. */
const patience = 300_000;

/** What the environment of whoever runs the benchmark would add to every start: reading certificates takes 100 ms. */
const removedVariables = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'NODE_PATH'];

export function cleanEnvironment() {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !removedVariables.includes(name)));
}

/**
 * Starts a server. `answers` are results by method, for what the server asks of its client; anything else gets `null`.
 * Of a result, `time` is when its last byte arrived, before it was parsed.
 */
export function startClient(command, { cwd, answers = {} }) {
	const [program, ...args] = command;
	const process = spawn(program, args, { cwd, env: cleanEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
	const waiting = new Map();
	let lastId = 0;
	let errors = '';
	let ended;

	const fail = reason => {
		ended ??= new Error(`${reason} ${errors.slice(-500)}`.trim());
		for (const { reject } of waiting.values()) {
			reject(ended);
		}
	};
	process.stderr.on('data', chunk => {
		errors = (errors + chunk).slice(-5000);
	});
	process.stdin.on('error', () => {});
	process.on('error', error => fail(error.message));
	const exited = new Promise(resolve => process.on('close', resolve)).then(() => fail('The server has ended.'));

	process.stdout.on(
		'data',
		frameReader((message, time) => {
			if (message.method === undefined) {
				waiting
					.get(message.id)
					?.[message.error ? 'reject' : 'resolve'](
						message.error ? new Error(message.error.message) : { result: message.result, time },
					);
			} else if (message.id !== undefined) {
				const result = answers[message.method]?.(message.params) ?? null;
				write(frame({ id: message.id, result }));
			}
		}),
	);

	function write(bytes) {
		process.stdin.write(bytes);
	}

	function wait(id) {
		if (ended !== undefined) {
			return Promise.reject(ended);
		}
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`No answer within ${patience / 1000} s.`)), patience);
			const settle = callback => value => {
				clearTimeout(timer);
				waiting.delete(id);
				callback(value);
			};
			waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
		});
	}

	return {
		pid: process.pid,
		/** Sends notifications and a request in one piece; the result, and the milliseconds from writing to reading. */
		async exchange(notifications, method, params) {
			const id = ++lastId;
			const bytes = Buffer.concat([...notifications.map(frame), frame({ id, method, params })]);
			const answer = wait(id);
			const start = performance.now();
			write(bytes);
			const { result, time } = await answer;
			return { result, milliseconds: time - start };
		},
		notify(method, params) {
			write(frame({ method, params }));
		},
		async stop() {
			await Promise.race([this.exchange([], 'shutdown').catch(() => {}), delay(2000)]);
			write(frame({ method: 'exit' }));
			process.stdin.end();
			await Promise.race([exited, delay(1000)]);
			process.kill('SIGKILL');
		},
	};
}

export function delay(milliseconds) {
	return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Megabytes of a process; PSS counts shared pages in part. Only Linux tells; elsewhere there is nothing. */
export function memoryOf(pid) {
	try {
		const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
		const read = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) / 1024;
		return { rss: read('Rss'), pss: read('Pss') };
	} catch {
		return undefined;
	}
}

function frame(message) {
	const body = JSON.stringify({ jsonrpc: '2.0', ...message });
	return Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function frameReader(receive) {
	let chunks = [];
	let length = 0;
	let wanted = 0;
	return chunk => {
		const time = performance.now();
		chunks.push(chunk);
		length += chunk.length;
		while (length > 0 && length >= wanted) {
			const received = Buffer.concat(chunks, length);
			const header = received.indexOf('\r\n\r\n');
			const end =
				header + 4 + Number(/content-length: *(\d+)/i.exec(received.toString('latin1', 0, Math.max(0, header)))?.[1]);
			chunks = [received];
			if (header === -1 || length < end) {
				wanted = header === -1 ? length + 1 : end;
				return;
			}
			chunks = [received.subarray(end)];
			length -= end;
			wanted = 0;
			receive(JSON.parse(received.toString('utf8', header + 4, end)), time);
		}
	};
}
