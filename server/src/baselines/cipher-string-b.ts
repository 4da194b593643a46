/**
 * The list that bettercrypto calls "cipher string B" and that DFN-CERT 2017 §2.2 prints too, repaired of the damage the
 * published text has. It expands to 16 CBC suites, excludes ECDSA certificates and prefers Camellia and finite-field DH.
 */
export const cipherStringB =
	'EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EECDH:+CAMELLIA128:+AES128:+SSLv3:!aNULL:!eNULL:!LOW:!3DES:!MD5:!EXP:!PSK:!DSS:!RC4:!SEED:!IDEA:!ECDSA:kEDH:CAMELLIA128-SHA:AES128-SHA';

export const cipherStringBHarm = 'excludes ECDSA, prefers CBC and DHE';
