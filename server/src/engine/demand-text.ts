import type { Strength, Topic, Topics } from '../baselines/demand.js';
import { enumerate } from '../text/repair.js';
import { displayVersions } from '../tls/protocol.js';

/** How a document speaks of what it asks for: `demands`, `recommends`. */
export function howItSpeaks(strength: Strength): string {
	switch (strength) {
		case 'must':
		case 'must-not':
		case 'levels':
			return 'demands';
		case 'should':
		case 'should-not':
		case 'recommended':
		case 'not-recommended':
			return 'recommends';
		case 'default':
			return 'has by default';
		case 'example':
			return 'shows';
		default:
			return 'mentions';
	}
}

/** What a demand is for, as the sentence goes on behind the verb: ` TLS 1.2 or newer`; of topics that are told `: …`. */
export function askedFor<T extends Topic>(topic: T, value: Topics[T]): string {
	const words: { readonly [K in Topic]?: (of: Topics[K]) => string } = phrases;
	const phrase = words[topic];
	return phrase === undefined ? `: ${String(value).replace(/\.$/, '')}` : ` ${phrase(value)}`;
}

const phrases: { readonly [K in Topic]?: (value: Topics[K]) => string } = {
	tlsLevel: level =>
		({
			opportunistic: 'TLS where the other side offers it',
			mandatory: 'TLS for everything',
			authenticated: 'TLS with a checked certificate',
			dane: 'DANE wherever it is published',
			'dane-only': 'DANE for everything',
		})[level],
	minimumProtocol: version => `${displayVersions([version])} or newer`,
	serverPreference: isServer => (isServer ? "the server's order of ciphers" : "the client's order of ciphers"),
	compression: () => 'TLS without compression',
	dhBits: bits => `Diffie-Hellman groups of ${bits} bits or more`,
	dhGroups: groups => (groups.length === 0 ? 'no Diffie-Hellman groups at all' : `the groups ${listed(groups)}`),
	dhParameters: kind =>
		kind === 'own' ? "Diffie-Hellman parameters of one's own" : 'the Diffie-Hellman parameters of the program',
	curves: curves => `the curves ${listed(curves)}`,
	rsaBits: bits => `RSA keys of ${bits} bits or more`,
	ecBits: bits => `ECDSA keys of ${bits} bits or more`,
	clientCertificate: asks =>
		asks === 'ask' ? 'to ask clients for a certificate' : 'not to ask clients for a certificate',
	cleartextPasswords: passwords => (passwords === 'forbidden' ? 'passwords inside TLS only' : 'passwords without TLS'),
	tlsReporting: () => 'TLS reporting',
	logLevel: level => `log level ${level}`,
};

function listed(names: readonly string[]): string {
	return names.length <= 6 ? names.join(', ').replace(/, ([^,]*)$/, ' and $1') : enumerate(names);
}
