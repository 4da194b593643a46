// Tables for people.

/** @param {{ rounds: readonly object[], commands: readonly object[] }} results */
export function printReport({ rounds, commands }) {
	const sizes = [...new Set(rounds.map(({ lines }) => lines))];
	for (const lines of sizes) {
		console.log(`\n${lines} lines`);
		console.log(serverTable(rounds.filter(round => round.lines === lines)));
	}
	console.log('\nMilliseconds; × json: divided by what vscode-json-language-server takes. Memory in MB after opening.');
	if (commands.length > 0) {
		console.log('\nCommand line');
		console.log(commandTable(commands));
	}
	for (const { server, lines, title, error } of [...rounds, ...commands]) {
		if (error !== undefined) {
			console.log(`\nFAILED: ${title ?? `${server} at ${lines} lines`}: ${error}`);
		}
	}
}

function serverTable(rounds) {
	const summaries = summarise(rounds);
	const json = summaries.find(({ server }) => server === 'json');
	const echo = summaries.find(({ server }) => server === 'echo');
	const header = [
		'',
		'open',
		'× json',
		'first key',
		'key',
		'p95',
		'× json',
		'× echo',
		'hover',
		'× json',
		'RSS',
		'PSS',
		'findings',
		'n',
	];
	const rows = summaries.map(one => [
		one.server,
		number(one.open),
		ratio(one.open, json?.open),
		number(one.firstKeystroke),
		number(one.keystroke),
		number(one.keystroke95),
		ratio(one.keystroke, json?.keystroke),
		ratio(one.keystroke, echo?.keystroke),
		number(one.hover),
		ratio(one.hover, json?.hover),
		number(one.rss, 0),
		number(one.pss, 0),
		String(one.findings ?? '-'),
		String(one.count),
	]);
	return table(header, rows);
}

/** One entry for each server, over all rounds of one length. */
export function summarise(rounds) {
	return [...new Set(rounds.map(({ server }) => server))].map(server => {
		const own = rounds.filter(round => round.server === server);
		const keystrokes = own.flatMap(round => round.keystrokes);
		return {
			server,
			open: median(own.map(round => round.open)),
			firstKeystroke: median(own.map(round => round.firstKeystroke)),
			keystroke: median(keystrokes),
			keystroke95: quantile(keystrokes, 0.95),
			hover: median(own.flatMap(round => round.hovers)),
			rss: median(own.map(round => round.memory?.rss)),
			pss: median(own.map(round => round.memory?.pss)),
			findings: own[0]?.findings,
			count: keystrokes.length,
		};
	});
}

function commandTable(commands) {
	const node = commands.find(({ id }) => id === 'node');
	const rows = commands.map(command => {
		const wall = median(command.wall);
		return [
			command.title,
			number(wall, 0),
			number(Math.min(...command.wall), 0),
			number(median(command.processor), 0),
			ratio(wall, median(node?.wall ?? [])),
			command.lines === undefined || wall === undefined ? '-' : number(command.lines / wall, 0),
		];
	});
	return table(['', 'ms', 'least', 'processor', '× node', 'lines/ms'], rows);
}

function median(values) {
	return quantile(values, 0.5);
}

export function quantile(values, part) {
	const sorted = values.filter(value => Number.isFinite(value)).sort((a, b) => a - b);
	const place = (sorted.length - 1) * part;
	const low = sorted[Math.floor(place)];
	return low === undefined ? undefined : low + ((sorted[Math.ceil(place)] ?? low) - low) * (place % 1);
}

function number(value, digits = value < 10 ? 2 : value < 100 ? 1 : 0) {
	return Number.isFinite(value) ? value.toFixed(digits) : '-';
}

function ratio(value, base) {
	return value === undefined || base === undefined ? '-' : number(value / base, value / base < 0.1 ? 3 : 2);
}

function table(header, rows) {
	const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column].length)));
	const line = cells =>
		cells
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
			.join('  ');
	return [header, ...rows].map(line).join('\n');
}
