import { type Definition, define } from './define.js';

const definitions: readonly Definition[] = [
	{
		name: 'compatibility_level',
		kind: 'text',
		since: '3.0.0',
		default: '0',
		usedBy: ['global'],
		summary:
			'The release whose defaults the configuration was written for; settings that are not in main.cf keep the defaults of that time, with a message in the log. At 3.6 and above fingerprints are SHA-256 instead of MD5, at 3.11 and above outgoing TLS is on. `0`, `1` and `2` come before 3.6.',
	},
	{
		name: 'parent_domain_matches_subdomains',
		kind: 'text',
		since: '2.2.0',
		default:
			'debug_peer_list,fast_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_domains,smtpd_access_maps',
		usedBy: ['global'],
		summary:
			'The settings in which `example.org` also stands for every name below it. Elsewhere, as in the TLS policy table, names below need an entry `.example.org` of their own.',
	},
];

export const general = define('other', definitions);
