import { ruleIds } from '../rules/index.js';
import { type Command, readArguments } from './arguments.js';
import { check } from './check.js';
import { printCiphers } from './ciphers.js';
import { explain } from './explain.js';
import { help } from './help.js';
import { complain, type Io } from './io.js';
import { printSettings } from './parse.js';
import { printPosture } from './posture.js';
import { UsageError } from './tokens.js';

/** Does what the command line asks for; the exit status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
	try {
		return await perform(readArguments(argv, ruleIds), io);
	} catch (error) {
		if (error instanceof UsageError) {
			complain(io, error.message);
			return 2;
		}
		throw error;
	}
}

async function perform(command: Command, io: Io): Promise<number> {
	switch (command.kind) {
		case 'help':
			io.stdout.write(help(command.topic));
			return 0;
		case 'version':
			io.stdout.write(`mailtls ${io.version}\n`);
			return 0;
		case 'check':
			return check(command, io);
		case 'posture':
			return printPosture(command, io);
		case 'parse':
			return printSettings(command, io);
		case 'ciphers':
			return printCiphers(command, io);
		case 'explain':
			return explain(command, io);
		case 'lsp':
			await io.startServer();
			return 0;
	}
}
