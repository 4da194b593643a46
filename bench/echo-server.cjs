// Answers every request as soon as it is read and looks at nothing: what Node and the transport cost by themselves.
const { Buffer } = require('node:buffer');
const { stdin, stdout, exit } = require('node:process');

const capabilities = {
	textDocumentSync: { openClose: true, change: 2 },
	hoverProvider: true,
	diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
};

function answer({ method, params }) {
	switch (method) {
		case 'initialize':
			return { capabilities };
		case 'textDocument/diagnostic':
			return params.previousResultId === undefined
				? { kind: 'full', resultId: '1', items: [] }
				: { kind: 'unchanged', resultId: '1' };
		case 'textDocument/hover':
			return { contents: { kind: 'markdown', value: 'A hover.' } };
		default:
			return null;
	}
}

function receive(message) {
	if (message.method === 'exit') {
		exit(0);
	}
	if (message.id !== undefined) {
		const body = JSON.stringify({ jsonrpc: '2.0', id: message.id, result: answer(message) });
		stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	}
}

let chunks = [];
let length = 0;
let wanted = 0;
stdin.on('data', chunk => {
	chunks.push(chunk);
	length += chunk.length;
	while (length > 0 && length >= wanted) {
		const received = Buffer.concat(chunks, length);
		const header = received.indexOf('\r\n\r\n');
		const end = header + 4 + Number(/Content-Length: (\d+)/i.exec(received.latin1Slice(0, Math.max(0, header)))?.[1]);
		chunks = [received];
		if (header === -1 || length < end) {
			wanted = header === -1 ? length + 1 : end;
			return;
		}
		receive(JSON.parse(received.utf8Slice(header + 4, end)));
		chunks = [received.subarray(end)];
		length -= end;
		wanted = 0;
	}
});
stdin.on('end', () => exit(0));
