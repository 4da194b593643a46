/** Names that documents give to tables of `smtpd_discard_ehlo_keyword_address_maps`; no other file has them. */
export const ehloTables: readonly string[] = [
	'smtpd_discard_ehlo_keywords',
	'smtpd_discard_ehlo_keyword_address_maps',
	'discard_ehlo_keywords',
	'smtpd_discard_ehlo',
	'discard_ehlo',
];
