import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, vscode } from './tools.mjs';

/** Texts with a marked piece, the scope all of it must have, and one that it must not have; by language. */
const expectations = {
	'postfix-main': 'grammar.json',
	'postfix-master': 'grammar-master.json',
	'postfix-tls-policy': 'grammar-policy.json',
};

/** Colours text with the tokenizer of VS Code. */
export async function runGrammar() {
	const results = [];
	for (const [language, name] of Object.entries(expectations)) {
		results.push(await runLanguage(language, JSON.parse(readFileSync(join(root, 'test', 'vscode', name), 'utf8'))));
	}
	const sum = key => results.reduce((total, result) => total + result[key], 0);
	return { passed: sum('passed'), failed: sum('failed') };
}

async function runLanguage(language, expected) {
	const grammar = await load(language);
	let passed = 0;
	for (const [marked, wanted, unwanted] of expected) {
		const scopes = markedScopes(grammar, marked);
		if (scopes.every(list => list.includes(wanted) && !(unwanted && list.includes(unwanted)))) {
			passed++;
		} else {
			console.log(`  ✘ ${JSON.stringify(marked)} is not ${wanted} but ${scopes.join(' + ')}`);
		}
	}
	return { passed, failed: expected.length - passed };
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

async function load(language) {
	const require = createRequire(join(vscode, 'package.json'));
	const { INITIAL, parseRawGrammar, Registry } = require('vscode-textmate');
	const oniguruma = require('vscode-oniguruma');
	await oniguruma.loadWASM(readFileSync(join(vscode, 'node_modules/vscode-oniguruma/release/onig.wasm')));
	const registry = new Registry({
		onigLib: Promise.resolve({
			createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
			createOnigString: text => new oniguruma.OnigString(text),
		}),
		loadGrammar: async scope => {
			const path = join(root, 'syntaxes', `${scope.replace(/^source\./, '')}.tmLanguage.json`);
			return parseRawGrammar(readFileSync(path, 'utf8'), path);
		},
	});
	const grammar = await registry.loadGrammar(`source.${language}`);
	return { tokenizeLine: (line, stack) => grammar.tokenizeLine(line, stack ?? INITIAL) };
}
