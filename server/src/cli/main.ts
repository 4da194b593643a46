import { processIo } from './process-io.js';
import { run } from './run.js';

// The exit status is only noted: Node ends by itself once all output is written.
let hasFailed = false;
const fail = (error: unknown) => {
	hasFailed = true;
	process.exitCode = 2;
	process.stderr.write(`mailtls: ${error instanceof Error ? error.message : String(error)}\n`);
};

run(process.argv.slice(2), processIo(fail)).then(status => {
	process.exitCode = hasFailed ? 2 : status;
}, fail);
