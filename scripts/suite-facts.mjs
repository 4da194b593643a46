// Compares the facts about suites with the recorded libraries in ../shared/ciphers. Writes nothing; with --check it succeeds where they are missing.
import { load } from './load.mjs';
import { readRecording, requireRecordings } from './tables.mjs';

requireRecordings();
const { allSuites } = await load(`export { allSuites } from './server/src/suites/memory.js';`);
const suites = new Map(allSuites().map(suite => [suite.number, suite]));
const seen = new Map();
const problems = [];

for (const [build, id] of Object.entries(readRecording('libraries.json')).filter(([name]) =>
	name.startsWith('openssl-'),
)) {
	const table = readRecording(`openssl-table-${build.slice('openssl-'.length)}.json`);
	for (const row of [...table.ciphers, ...(table.tls13 ?? [])]) {
		const number = wireNumber(row.id);
		seen.set(number, [...(seen.get(number) ?? []), id]);
		compare(suites.get(number), row, id);
	}
}
for (const [build, id] of Object.entries(readRecording('libraries.json')).filter(([name]) =>
	name.startsWith('gnutls-'),
)) {
	compareGnutls(id, readRecording(`${build}.json`).tables.suites);
}
for (const suite of suites.values()) {
	compareReleases(suite, seen.get(suite.number) ?? []);
}
if (problems.length > 0) {
	console.error(`The facts about suites differ from the recorded libraries:\n${problems.join('\n')}`);
	process.exitCode = 1;
}

function compare(suite, row, id) {
	const report = (what, found, expected) => {
		if (found !== expected) {
			problems.push(`${row.name} (${row.id}) in ${id}: ${what} is ${found}, recorded ${expected}`);
		}
	};
	if (suite === undefined) {
		problems.push(`${row.name} (${row.id}) of ${id} is not in the catalogue`);
		return;
	}
	report('its name', suite.opensslNames.includes(row.name) ? row.name : suite.opensslNames.join(), row.name);
	report('its registered name', row.iana === undefined ? undefined : suite.standardName, row.iana ?? undefined);
	report('its cipher', recordedCipher(suite), row.enc);
	if (row.mac !== undefined) {
		report('its MAC', suite.mac, row.mac);
		// Before 1.0.2 static ECDH counts as ECDSA or RSA, and 0.9.8 prints it like the ephemeral one.
		if (!/^openssl-(0|1\.0\.[01])/.test(id)) {
			report('its key exchange', suite.keyExchange.replace(/E$/, ''), row.kx.replace(/\(\d+\)/, '').replace(/E$/, ''));
			report('its authentication', suite.authentication, row.au);
		}
	}
}

/** The recordings name the suites that some string selects; a suite that none selects may be missing from them. */
function compareGnutls(id, names) {
	const release = /\d+\.\d+/.exec(id)[0];
	const byName = new Map([...suites.values()].map(suite => [suite.gnutlsName, suite]));
	for (const name of names) {
		const releases = byName.get(name)?.gnutls;
		if (releases === undefined || Number(releases.first) > Number(release) || Number(releases.last) < Number(release)) {
			const known = releases === undefined ? 'never' : `${releases.first} to ${releases.last}`;
			problems.push(`${name}: in GnuTLS ${known}, recorded in ${id}`);
		}
	}
}

/** As `openssl ciphers -v` prints it. */
function recordedCipher({ cipher, bits, strengthBits, mode, isExport }) {
	if (cipher === 'None') {
		return 'None';
	}
	const suffix = mode === 'CBC' || mode === 'stream' ? '' : mode.replace('CCM_8', 'CCM8');
	const name = cipher === 'ChaCha20' ? 'CHACHA20/POLY1305' : `${cipher}${suffix}`;
	return `${name}(${isExport ? strengthBits : bits})`;
}

function compareReleases({ number, standardName, opensslNames, openssl }, ids) {
	const regular = releasesOf(ids.filter(id => /^openssl-[\d.]+f?$/.test(id)));
	const all = releasesOf(ids.filter(id => !id.endsWith('-debian')));
	const text = range => (range === undefined ? 'never' : `${range.first} to ${range.last}`);
	const name = standardName ?? opensslNames[0] ?? number.toString(16);
	if (text(openssl?.byDefault) !== text(regular)) {
		problems.push(`${name}: compiled in ${text(openssl?.byDefault)}, recorded ${text(regular)}`);
	}
	if (text(openssl?.withLegacy ?? openssl?.byDefault) !== text(all)) {
		problems.push(`${name}: with legacy ciphers ${text(openssl?.withLegacy)}, recorded ${text(all)}`);
	}
}

/** The libraries are listed from the oldest to the newest, except that 1.0.1f comes after the later 1.0.1. */
function releasesOf(ids) {
	const releases = ids.map(id => id.slice('openssl-'.length).replace(/-full.*/, ''));
	const [first] = releases;
	const last = releases.at(-1) === '1.0.1f' && releases.includes('1.0.1') ? '1.0.1' : releases.at(-1);
	return first === undefined ? undefined : { first: first.replace('1.0.1f', '1.0.1'), last };
}

function wireNumber(id) {
	const number = Number.parseInt(id, 16);
	return number >>> 24 === 2 ? number & 0xffffff : number & 0xffff;
}
