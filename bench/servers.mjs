// The servers that are measured beside each other, and what each of them is given to work on.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { json, jsonSchema, mainCf } from './generate.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

const postfix = { sample: mainCf, languageId: 'postfix-main', path: 'postfix/main.cf' };

/** `dist`: the folder of our bundles. */
export function allServers(dist) {
	return [
		{ ...postfix, id: 'mailtls', command: [process.execPath, join(dist, 'server.cjs'), '--stdio'], hasFindings: true },
		{ ...postfix, id: 'echo', command: [process.execPath, join(here, 'echo-server.cjs')], hasFindings: false },
		{
			id: 'json',
			command: [
				process.execPath,
				require.resolve('vscode-langservers-extracted/bin/vscode-json-language-server'),
				'--stdio',
			],
			sample: json,
			languageId: 'json',
			path: 'document.json',
			hasFindings: true,
			prepare: folder => writeFileSync(join(folder, 'schema.json'), JSON.stringify(jsonSchema)),
			initializationOptions: { handledSchemaProtocols: ['file'] },
			configure(client, folder) {
				client.notify('workspace/didChangeConfiguration', {
					settings: { json: { validate: { enable: true }, resultLimit: 5000 } },
				});
				client.notify('json/schemaAssociations', [
					[{ uri: pathToFileURL(join(folder, 'schema.json')).href, fileMatch: ['document.json'] }],
				]);
			},
		},
	];
}
