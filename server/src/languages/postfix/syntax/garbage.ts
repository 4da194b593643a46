import { postfixSettings } from '../settings/catalogue.js';

/** What comes of words in a value that do not belong there, as a sentence with a blank in front; measured with 3.7.11. */
export function effectOfGarbage(name: string): string {
	switch (postfixSettings.get(name)?.kind) {
		case 'boolean':
		case 'integer':
		case 'time':
			return ' The program stops with a fatal error.';
		case 'enum':
			return name.endsWith('_security_level') ? ' The program stops with a fatal error.' : '';
		case 'protocolList':
		case 'opensslCipherString':
		case 'opensslCipherElementList':
			return ' TLS fails.';
		case 'file':
			return /_(?:cert|key)_file$/.test(name) ? ' TLS fails.' : '';
		default:
			return '';
	}
}
