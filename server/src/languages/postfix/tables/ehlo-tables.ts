/**
 * The name that documents give to the table of `smtpd_discard_ehlo_keyword_address_maps`. One alone: a file that is not there
 * is looked for again and again.
 */
export const ehloTable = 'smtpd_discard_ehlo_keywords';
