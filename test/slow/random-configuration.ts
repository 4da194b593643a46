import type { Configuration } from './running-postfix.js';

/** A configuration with the listeners that it opens. */
export interface RandomConfiguration extends Configuration {
	readonly listeners: readonly { readonly port: number; readonly implicitTls: boolean }[];
}

/** What a configuration may refer to: the directory of `makeCertificates`, and free ports, one for each service. */
export interface Surroundings {
	readonly certificates: string;
	readonly ports: readonly number[];
}

/** A configuration of smtpd that is as good as any: most is valid, some of it is broken. The same for the same seed. */
export function randomConfiguration(seed: number, { certificates, ports }: Surroundings): RandomConfiguration {
	const random = randomNumbers(seed);
	const setting = () => drawSetting(random, certificates);
	const main = [
		`smtpd_tls_security_level = ${random.pick(levels)}`,
		...random.pick(certificateSettings).map(line => line.replaceAll('CERTS', certificates)),
		...repeat(random.below(7), setting),
	];
	const listeners = ports.map((port, index) => ({ port, implicitTls: index > 0 && random.isOneIn(2) }));
	const services = listeners.map(({ port, implicitTls }) => {
		const options = [
			...(implicitTls ? ['smtpd_tls_wrappermode = yes'] : []),
			...(!implicitTls && random.isOneIn(3) ? [`smtpd_tls_security_level = ${random.pick(levels)}`] : []),
			...repeat(random.below(4), setting),
		];
		const lines = options.map(option => `  -o ${spelled(option, random)}\n`);
		return `127.0.0.1:${port} inet n - n - - smtpd\n${lines.join('')}`;
	});
	return { main: `${main.join('\n')}\n`, master: services.join(''), listeners };
}

/** A configuration of the smtp client: the service `out`. The same for the same seed. */
export function randomClient(seed: number): Configuration {
	const random = randomNumbers(seed);
	const setting = () => {
		const [name, values] = random.pick(clientSettings);
		return `${name} = ${random.pick(values)}`;
	};
	const options = repeat(random.below(4), setting).map(option => `  -o ${spelled(option, random)}\n`);
	return {
		main: `smtp_tls_security_level = ${random.pick(clientLevels)}\n${repeat(random.below(6), setting).join('\n')}\n`,
		master: `out unix - - n - - smtp\n${options.join('')}`,
	};
}

interface Randomness {
	/** A whole number from 0 up to but not including the limit. */
	below(limit: number): number;
	isOneIn(chances: number): boolean;
	pick<T>(items: readonly [T, ...T[]]): T;
}

/** mulberry32, a small generator of which every seed gives another sequence. */
function randomNumbers(seed: number): Randomness {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return { below, isOneIn: chances => below(chances) === 0, pick: items => items[below(items.length)] ?? items[0] };
}

function repeat<T>(times: number, make: () => T): T[] {
	return Array.from({ length: times }, make);
}

/** Braces where blanks need them. */
function spelled(option: string, random: Randomness): string {
	const [name = '', value = ''] = option.split(/ = ?/, 2);
	return /\s/.test(value) || random.isOneIn(4) ? `{ ${name} = ${value} }` : `${name}=${value}`;
}

type List = readonly [string, ...string[]];

const levels: List = [
	'may',
	'may',
	'may',
	'may',
	'encrypt',
	'encrypt',
	'encrypt',
	'Encrypt',
	'none',
	'',
	'verify',
	'dane',
];

const file = (name: string, kind = '') => [
	`smtpd_tls_${kind}cert_file = CERTS/${name}.crt`,
	`smtpd_tls_${kind}key_file = CERTS/${name}.key`,
];

/** All files are there: of one that is not, whoever judges a configuration elsewhere does not know. */
const certificateSettings: readonly [string[], ...string[][]] = [
	file('rsa2048'),
	file('rsa2048'),
	file('rsa2048'),
	file('ec256'),
	file('ec384'),
	file('rsa1024'),
	file('ed25519'),
	[...file('rsa2048'), ...file('ec256', 'ec')],
	['smtpd_tls_chain_files = CERTS/ec256.pem, CERTS/rsa2048.pem'],
	['smtpd_tls_chain_files = CERTS/rsa2048.key, CERTS/rsa2048.crt'],
	['smtpd_tls_chain_files = CERTS/two.pem'],
	['smtpd_tls_chain_files = CERTS/ec256.pem', ...file('rsa2048')],
	['smtpd_tls_cert_file = CERTS/rsa2048.pem'],
	['smtpd_tls_cert_file = CERTS/rsa2048.crt', 'smtpd_tls_key_file = CERTS/rsa1024.key'],
	['smtpd_tls_cert_file = none'],
	[],
];

const protocols: List = [
	'>=TLSv1.2',
	'>=TLSv1.2',
	'>=TLSv1.3',
	'!SSLv2, !SSLv3',
	'!SSLv2, !SSLv3, !TLSv1, !TLSv1.1',
	'!SSLv2,!SSLv3,!TLSv1',
	'TLSv1.2, TLSv1.3',
	'TLSv1.2',
	'TLSv1 TLSv1.2',
	'!TLSv1.3',
	'<=TLSv1.2',
	'>=TLSv1.1, <=TLSv1.2',
	'>= TLSv1.2',
	'>=0303',
	'tlsv1.2:tlsv1.3',
	'!TLSv1.1',
	'SSLv3',
	'',
	'TLSv1.2+',
	'! TLSv1',
	'>=TLSv1.3, <=TLSv1.2',
];

const grades: List = ['medium', 'high', 'high', 'HIGH', 'low', 'export', 'null', 'strong'];

const exclusions: List = [
	'aNULL',
	'aNULL, MD5, DES',
	'aNULL, eNULL, EXPORT, DES, RC4, MD5, PSK, aECDH, EDH-DSS-DES-CBC3-SHA, KRB5-DES, CBC3-SHA',
	'kRSA, aNULL',
	'SHA1 CAMELLIA:ARIA',
	'kDHE, DH',
	'ECDHE+AESGCM, AES256',
	'RSA',
	'ECDSA',
	'nonsense',
	'!RC4',
	'HIGH MEDIUM',
	'TLS_AES_128_GCM_SHA256',
	'',
];

const cipherLists: List = [
	'HIGH:!aNULL',
	'ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM',
	'EECDH+AESGCM:EDH+AESGCM',
	'HIGH:MEDIUM:@STRENGTH',
	'ALL:!LOW:!EXP:+RC4',
	'DEFAULT',
	'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256',
	'AES128-SHA, AES256-SHA, DES-CBC3-SHA',
	'HIGH:!aNULL:@SECLEVEL=1',
	'HIGH:@SECLEVEL=2',
	'ALL:@SECLEVEL=3',
	'HIGH:!aNULL:@SECLEVEL=4',
	'aNULL:-aNULL:HIGH:@STRENGTH:@SECLEVEL=0',
	'ADH:AECDH',
	'kDHE',
	'ALL:COMPLEMENTOFALL',
	'eNULL',
	'RC4:3DES',
	'CHACHA20',
	'TLSv1.2:!aNULL:!kRSA',
	'NONSENSE',
];

const curves: List = [
	'auto',
	'X25519 prime256v1',
	'prime256v1, secp384r1, X25519',
	'secp521r1',
	'X25519 X448 ffdhe2048',
	'ffdhe3072',
	'P-256 nonsense',
	'x25519',
	'secp256k1 brainpoolP256r1',
	'X25519 X25519',
];

const yesNo: List = ['yes', 'no'];

/** The values of each setting; those that matter most stand several times. */
const settings: readonly [readonly [string, List], ...(readonly [string, List])[]] = [
	['smtpd_tls_protocols', protocols],
	['smtpd_tls_protocols', protocols],
	['smtpd_tls_mandatory_protocols', protocols],
	['smtpd_tls_mandatory_protocols', protocols],
	['smtpd_tls_ciphers', grades],
	['smtpd_tls_mandatory_ciphers', grades],
	['smtpd_tls_exclude_ciphers', exclusions],
	['smtpd_tls_mandatory_exclude_ciphers', exclusions],
	['tls_medium_cipherlist', cipherLists],
	['tls_high_cipherlist', cipherLists],
	['tls_low_cipherlist', cipherLists],
	['tls_preempt_cipherlist', yesNo],
	['tls_preempt_cipherlist', ['yes']],
	['tls_eecdh_auto_curves', curves],
	['smtpd_tls_eecdh_grade', ['none', 'strong', 'ultra', 'auto']],
	['tls_ssl_options', ['NO_COMPRESSION', 'NO_TICKET, NO_RENEGOTIATION', 'NONSENSE', '0x40000000']],
	[
		'smtpd_tls_dh1024_param_file',
		['CERTS/dh512.pem', 'CERTS/dh1024.pem', 'CERTS/dh2048.pem', 'CERTS/missing.pem', 'auto', 'CERTS/rsa2048.crt', ''],
	],
	['smtpd_tls_dh512_param_file', ['CERTS/dh512.pem']],
	['smtpd_tls_ask_ccert', yesNo],
	['smtpd_tls_req_ccert', yesNo],
	['smtpd_sasl_auth_enable', yesNo],
	['smtpd_sasl_auth_enable', ['yes']],
	['smtpd_tls_auth_only', yesNo],
	['smtpd_sasl_security_options', ['noanonymous, noplaintext', 'noanonymous', '']],
	['smtpd_discard_ehlo_keywords', ['starttls', 'silent-discard, STARTTLS', 'auth', 'chunking']],
	['my_choice', ['>=TLSv1.2', 'high', 'aNULL']],
	['smtpd_tls_protocols', ['$my_choice']],
	['smtpd_tls_mandatory_protocols', ['${my_choice?>=TLSv1.3}', '$smtpd_tls_protocols']],
	['tls_medium_cipherlist', ['$tls_high_cipherlist', 'HIGH:!${my_choice:aNULL}']],
	['smtpd_use_tls', yesNo],
	['smtpd_enforce_tls', yesNo],
];

const clientLevels: List = [
	'may',
	'may',
	'may',
	'encrypt',
	'encrypt',
	'verify',
	'secure',
	'Encrypt',
	'dane',
	'none',
	'',
	'fingerprint',
];

const clientSettings: readonly [readonly [string, List], ...(readonly [string, List])[]] = [
	['smtp_tls_security_level', clientLevels],
	['smtp_tls_protocols', protocols],
	['smtp_tls_mandatory_protocols', protocols],
	['smtp_tls_protocols', protocols],
	['smtp_tls_mandatory_protocols', protocols],
	['smtp_tls_ciphers', grades],
	['smtp_tls_mandatory_ciphers', grades],
	['smtp_tls_exclude_ciphers', exclusions],
	['smtp_tls_mandatory_exclude_ciphers', exclusions],
	['tls_medium_cipherlist', cipherLists],
	['tls_high_cipherlist', cipherLists],
	['tls_eecdh_auto_curves', curves],
	['smtp_use_tls', yesNo],
	['smtp_enforce_tls', yesNo],
	['smtp_tls_enforce_peername', yesNo],
	['smtp_tls_wrappermode', yesNo],
	['tls_preempt_cipherlist', yesNo],
];

function drawSetting(random: Randomness, certificates: string): string {
	const [name, values] = random.pick(settings);
	return `${name} = ${random.pick(values).replaceAll('CERTS', certificates)}`;
}
