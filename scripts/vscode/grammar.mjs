import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, vscode } from './tools.mjs';

/** Texts with a marked piece, the scope all of it must have, and one that it must not have. */
const expectations = JSON.parse(readFileSync(join(root, 'test', 'vscode', 'grammar.json'), 'utf8'));

/** Colours text with the tokenizer of VS Code. */
export async function runGrammar() {
	const grammar = await load();
	let passed = 0;
	for (const [marked, wanted, unwanted] of expectations) {
		const scopes = markedScopes(grammar, marked);
		if (scopes.every(list => list.includes(wanted) && !(unwanted && list.includes(unwanted)))) {
			passed++;
		} else {
			console.log(`  ✘ ${JSON.stringify(marked)} is not ${wanted} but ${scopes.join(' + ')}`);
		}
	}
	return { passed, failed: expectations.length - passed };
}

/** The scopes of each token that the marks touch. */
function markedScopes(grammar, marked) {
	const start = marked.indexOf('«');
	const end = marked.indexOf('»') - 1;
	const scopes = [];
	let stack = null;
	let offset = 0;
	for (const line of marked.replace(/[«»]/g, '').split('\n')) {
		const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
		for (const token of tokens) {
			if (offset + token.startIndex < end && start < offset + Math.min(token.endIndex, line.length)) {
				scopes.push(token.scopes.join(' '));
			}
		}
		stack = ruleStack;
		offset += line.length + 1;
	}
	return scopes;
}

async function load() {
	const require = createRequire(join(vscode, 'package.json'));
	const { INITIAL, parseRawGrammar, Registry } = require('vscode-textmate');
	const oniguruma = require('vscode-oniguruma');
	await oniguruma.loadWASM(readFileSync(join(vscode, 'node_modules/vscode-oniguruma/release/onig.wasm')));
	const path = join(root, 'syntaxes', 'postfix-main.tmLanguage.json');
	const registry = new Registry({
		onigLib: Promise.resolve({
			createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
			createOnigString: text => new oniguruma.OnigString(text),
		}),
		loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
	});
	const grammar = await registry.loadGrammar('source.postfix-main');
	return { tokenizeLine: (line, stack) => grammar.tokenizeLine(line, stack ?? INITIAL) };
}
