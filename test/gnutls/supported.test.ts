import { describe, expect, test } from 'vitest';
import { expandPriorityString } from '../../server/src/gnutls/expand.js';
import { gnutlsLibrary } from '../../server/src/gnutls/libraries.js';
import { type ServerOffer, serverOffer } from '../../server/src/gnutls/supported.js';
import type { CertificateType } from '../../server/src/openssl/supported.js';
import { hasShared, listShared, readShared } from '../shared.js';

const library = gnutlsLibrary('gnutls-3.7');

function offer(text: string, ...certificateTypes: CertificateType[]): ServerOffer {
	return serverOffer(expandPriorityString(text, library), certificateTypes);
}

function keyExchanges(text: string, ...certificateTypes: CertificateType[]): string[] {
	const suites = offer(text, ...certificateTypes).protocols.flatMap(protocol => protocol.suites);
	return [...new Set(suites.map(({ suite }) => suite.keyExchange ?? 'TLS 1.3'))].sort();
}

describe('a server', () => {
	test('uses the suites of its certificates', () => {
		expect(keyExchanges('NORMAL', 'RSA')).toEqual(['DHE-RSA', 'ECDHE-RSA', 'RSA', 'TLS 1.3']);
		expect(keyExchanges('NORMAL', 'ECDSA')).toEqual(['ECDHE-ECDSA', 'TLS 1.3']);
		expect(keyExchanges('NORMAL')).toEqual([]);
	});

	test('has no shared secrets and no anonymous credentials', () => {
		expect(keyExchanges('NORMAL:+ANON-ECDH:+ANON-DH:+PSK:+DHE-PSK:-VERS-TLS1.3', 'RSA')).toEqual([
			...['DHE-RSA', 'ECDHE-RSA', 'RSA'],
		]);
	});

	test('needs a curve for ECDHE', () => {
		expect(keyExchanges('NORMAL:-GROUP-EC-ALL:-VERS-TLS1.3', 'RSA')).toEqual(['DHE-RSA', 'RSA']);
	});

	test('does not speak a protocol without suites', () => {
		const { protocols } = offer('SECURE192', 'RSA');
		expect(protocols.map(({ protocol }) => protocol)).toEqual(['TLS1.2', 'TLS1.3']);
	});

	test('lets the client choose unless told otherwise', () => {
		expect(offer('NORMAL', 'RSA').preference).toBe('client');
		expect(offer('NORMAL:%SERVER_PRECEDENCE', 'RSA').preference).toBe('server');
	});
});

/** The parts of `answer.json` that are compared. */
interface Answer {
	readonly listeners: Readonly<Record<string, { readonly protocols: Readonly<Record<string, AnsweredProtocol>> }>>;
}

interface AnsweredProtocol {
	readonly accepted: boolean;
	readonly preference?: string;
	readonly ciphers?: readonly { readonly iana: string }[];
}

const hasTruth = hasShared('truth/exim-gnutls');

describe.runIf(hasTruth)('what Exim 4.96 with GnuTLS 3.7.9 negotiated', () => {
	// The body runs even where its tests do not; macros need the Exim language.
	const folders = hasTruth ? listShared('truth/exim-gnutls').filter(folder => !/macro/.test(folder)) : [];

	test('there are some', () => {
		expect(folders).not.toEqual([]);
	});

	test.each(folders)('%s', folder => {
		const configuration = readShared(`truth/exim-gnutls/${folder}/exim.conf`).toString();
		const [, text = 'NORMAL'] = /^tls_require_ciphers\s*=\s*(\S+)\s*$/m.exec(configuration) ?? [];
		const types: CertificateType[] = configuration.includes('ec256') ? ['RSA', 'ECDSA'] : ['RSA'];
		const expansion = expandPriorityString(text, library);
		const predicted = serverOffer(expansion, types);
		const { listeners } = JSON.parse(readShared(`truth/exim-gnutls/${folder}/answer.json`).toString()) as Answer;
		for (const { protocols } of Object.values(listeners)) {
			expect(predictedProtocols(predicted)).toEqual(negotiatedProtocols(protocols));
			for (const [protocol, answer] of Object.entries(protocols).filter(([, { accepted }]) => accepted)) {
				const negotiated = (answer.ciphers ?? []).map(({ iana }) => iana);
				const expected = suitesOf(predicted, protocol);
				const isOrdered = answer.preference === 'server';
				expect(isOrdered ? expected : [...expected].sort()).toEqual(isOrdered ? negotiated : negotiated.sort());
				expect(predicted.preference).toBe(answer.preference);
			}
		}
		// A string that the library refuses leaves Exim without TLS.
		expect(Object.keys(listeners).length === 0).toBe(expansion.error !== undefined);
	});
});

function predictedProtocols({ protocols }: ServerOffer): string[] {
	return protocols.map(({ protocol }) => protocol);
}

function negotiatedProtocols(protocols: Readonly<Record<string, AnsweredProtocol>>): string[] {
	return Object.entries(protocols)
		.filter(([, { accepted }]) => accepted)
		.map(([protocol]) => gnutlsName(protocol));
}

function suitesOf({ protocols }: ServerOffer, protocol: string): string[] {
	const found = protocols.find(({ protocol: name }) => name === gnutlsName(protocol));
	return found?.suites.map(({ suite }) => suite.standardName ?? suite.name) ?? [];
}

function gnutlsName(protocol: string): string {
	return protocol === 'TLSv1' ? 'TLS1.0' : protocol.replace('TLSv', 'TLS').replace('SSLv3', 'SSL3.0');
}
