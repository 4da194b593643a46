import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Postfix that runs in a directory of its own. */
export interface RunningPostfix {
	/** The directory with its main.cf and master.cf. */
	readonly directory: string;
	/** Whether master is up: some errors in master.cf end all of Postfix. */
	isUp(): boolean;
	/** What its daemons have logged up to now, without time and process, and without what no configuration is to blame for. */
	log(): readonly string[];
}

/** The two files; each may name certificates and the like by absolute paths. */
export interface Configuration {
	readonly main: string;
	readonly master: string;
	/** Further files of the configuration directory by name. `DIR` in the other two stands for that directory. */
	readonly files?: Readonly<Record<string, string>>;
}

const daemons = '/usr/lib/postfix/sbin';

/** Whether Postfix can run here: it is installed and we are root. */
export const canRunPostfix = existsSync(join(daemons, 'master')) && userInfo().uid === 0;

/** Starts Postfix with this configuration, hands it over, and stops it whatever happens. */
export async function withPostfix<T>(
	configuration: Configuration,
	use: (postfix: RunningPostfix) => Promise<T>,
): Promise<T> {
	const directory = mkdtempSync(join(tmpdir(), 'mailtls-master-'));
	prepare(directory, configuration);
	const sasl = await answerSasl(join(directory, 'queue', 'sasl'));
	// If nobody is left to stop it, it ends by itself after five minutes.
	const master = spawn(join(daemons, 'master'), ['-c', directory, '-d', '-e', '300'], {
		detached: true,
		stdio: 'ignore',
	});
	const killAll = () => signal(master, 'SIGKILL');
	process.once('exit', killAll);
	try {
		await until(() => existsSync(join(directory, 'queue/public/postlog')) || master.exitCode !== null);
		return await use({ directory, isUp: () => master.exitCode === null, log: () => readLog(directory) });
	} finally {
		await stop(master);
		process.off('exit', killAll);
		sasl.close();
		rmSync(directory, { recursive: true, force: true });
	}
}

/** A port of the loopback interface that nobody listens on now, below those that the system gives to clients. */
export async function freePort(): Promise<number> {
	const port = 10_000 + randomInt(20_000);
	const server = createServer();
	const isFree = await new Promise<boolean>(resolve => {
		server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
	});
	await new Promise(resolve => server.close(resolve));
	return isFree ? port : freePort();
}

/** What a Postfix of its own needs beside the settings under test, which stand behind it and win. */
const plumbing = (directory: string) => `compatibility_level = 3.6
queue_directory = ${directory}/queue
data_directory = ${directory}/data
command_directory = /usr/sbin
daemon_directory = ${daemons}
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.test
mydestination =
alias_maps =
alias_database =
inet_interfaces = loopback-only
inet_protocols = ipv4
maillog_file_prefixes = ${tmpdir()}
maillog_file = ${directory}/mail.log
service_throttle_time = 1s
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
smtpd_relay_restrictions = reject
notify_classes =
smtpd_sasl_type = dovecot
smtpd_sasl_path = sasl
`;

/** Services that the listeners call, in the columns of Postfix's own file, none in a chroot. */
const services = `tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
smtp unix - - n - - smtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

const queues = 'active bounce corrupt defer deferred flush hold incoming maildrop pid private public saved trace'.split(
	' ',
);

function prepare(directory: string, { main, master, files = {} }: Configuration): void {
	const owner = Number(postfixUser());
	chmodSync(directory, 0o755);
	mkdirSync(join(directory, 'data'));
	mkdirSync(join(directory, 'queue'));
	chownSync(join(directory, 'data'), owner, 0);
	for (const name of queues) {
		mkdirSync(join(directory, 'queue', name));
		chownSync(join(directory, 'queue', name), name === 'pid' ? 0 : owner, 0);
	}
	const texts = { ...files, 'main.cf': plumbing(directory) + main, 'master.cf': master + services };
	for (const [name, text] of Object.entries(texts)) {
		writeFileSync(join(directory, name), text.replaceAll('DIR', directory));
		// Postfix waits while a configuration file is younger than two seconds.
		utimesSync(join(directory, name), longAgo, longAgo);
	}
}

const longAgo = new Date('2020-01-01');

function postfixUser(): string {
	return /^postfix:[^:]*:(\d+):/m.exec(readFileSync('/etc/passwd', 'latin1'))?.[1] ?? '0';
}

/** Answers the handshake of Dovecot's authentication protocol 1.1 as far as smtpd wants it to offer AUTH. */
async function answerSasl(path: string): Promise<Server> {
	const server = createServer(socket => {
		socket.on('error', () => undefined);
		socket.write('VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nMECH\tLOGIN\tplaintext\nMECH\tCRAM-MD5\tdictionary\tactive\n');
		socket.write('SPID\t1\nCUID\t1\nCOOKIE\t0\nDONE\n');
	});
	await new Promise<void>(resolve => server.listen(path, resolve));
	chmodSync(path, 0o666);
	return server;
}

/** Each line once. Without `dict_nis_init`, of which every daemon warns where there is no NIS. */
function readLog(directory: string): string[] {
	const path = join(directory, 'mail.log');
	const lines = (existsSync(path) ? readFileSync(path, 'latin1') : '')
		.split('\n')
		.map(line => line.replace(/^.*? \S*?postfix(\S*)\[\d+\]: /, 'postfix$1: ').replaceAll(directory, 'DIR'))
		.filter(line => line !== '' && !line.includes('dict_nis_init') && !/ (?:dis)?connect from /.test(line));
	return [...new Set(lines)];
}

async function stop(master: ChildProcess): Promise<void> {
	signal(master, 'SIGTERM');
	await until(() => master.exitCode !== null || master.signalCode !== null);
	signal(master, 'SIGKILL');
}

/** To master and all that it has started: it leads a process group. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
	try {
		if (pid !== undefined) {
			process.kill(-pid, name);
		}
	} catch {
		// Nobody of the group is left.
	}
}

/** Waits for a condition, five seconds at most. */
async function until(isTrue: () => boolean): Promise<void> {
	for (let waited = 0; waited < 5000 && !isTrue(); waited += 20) {
		await sleep(20);
	}
}
