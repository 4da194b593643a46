import { certificates } from './certificates.js';
import { cipherLists } from './cipher-lists.js';
import { client } from './client.js';
import { delivery } from './delivery.js';
import { general } from './general.js';
import { library } from './library.js';
import { negotiation } from './negotiation.js';
import { sasl } from './sasl.js';
import { server } from './server.js';
import type { PostfixSetting } from './setting.js';
import { tlsproxy } from './tlsproxy.js';

const families = [server, client, delivery, negotiation, certificates, cipherLists, library, tlsproxy, sasl, general];

/**
 * Every setting of Postfix that has to do with TLS, by name. Names, defaults and releases: mail_params.h, the tables of
 * the daemons and postconf.proto of all releases from 2.2.0 to 3.11.6 (github.com/vdukhovni/postfix), compared with
 * `postconf -d` of 3.7.11, 3.10.13 and 3.11.7. Defaults are those of a build with TLS and OpenSSL 3.0 to 3.4.
 */
export const postfixSettings: ReadonlyMap<string, PostfixSetting> = new Map(
	families
		.flat()
		.map(setting => [setting.name, setting] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1)),
);
