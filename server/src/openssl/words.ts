import { bits, bitsAmong, type Category, type Criteria, categories, unrestricted } from './criteria.js';
import { type Dialect, isInRange } from './dialects.js';

/**
 * The words of OpenSSL's cipher-string language that are no names of suites: the word, the versions that know it (`-` all)
 * and what it selects (`!` everything but). Source: the table `cipher_aliases` in `ssl/ssl_ciph.c` of each version. Words
 * that no build here knows are left out: Kerberos, Fortezza but for its authentication, and from 0.9.8 `EDH`, which counts
 * as one of Kerberos there.
 */
const table = `
ALL                    -            encryption!None
ALL                    0.9.8-0.9.8  encryption!None keyExchange!ECDHE,ECDH/RSA,ECDH/ECDSA strength=NONE,EXPORT40,EXPORT56,LOW,MEDIUM,HIGH
COMPLEMENTOFALL        -            encryption=None
COMPLEMENTOFDEFAULT    0.9.8-0.9.8  authentication=None exportability=export,notExport
COMPLEMENTOFDEFAULT    1.0.0-1.0.0  authentication=None encryption!None protocol!SSLv2 exportability=export,notExport
COMPLEMENTOFDEFAULT    1.0.1f-1.0.1f keyExchange=DHE,ECDHE authentication=None encryption!None
COMPLEMENTOFDEFAULT    1.0.1-       notDefault=notDefault

kRSA                   -            keyExchange=RSA
kDHr                   0.9.8-0.9.8  keyExchange=DH/RSA
kDHr                   1.0.2-1.0.2  keyExchange=DH/RSA
kDHd                   0.9.8-0.9.8  keyExchange=DH/DSS
kDHd                   1.0.2-1.0.2  keyExchange=DH/DSS
kDH                    1.0.2-1.0.2  keyExchange=DH/RSA,DH/DSS
kEDH                   -            keyExchange=DHE
kDHE                   1.0.2-       keyExchange=DHE
DH                     -            keyExchange=DHE,DH/RSA,DH/DSS
kECDHr                 1.0.0-1.0.2  keyExchange=ECDH/RSA
kECDHe                 1.0.0-1.0.2  keyExchange=ECDH/ECDSA
kECDH                  1.0.0-1.0.2  keyExchange=ECDH/RSA,ECDH/ECDSA
kEECDH                 1.0.0-       keyExchange=ECDHE
kECDHE                 1.0.2-       keyExchange=ECDHE
ECDH                   1.0.0-       keyExchange=ECDHE,ECDH/RSA,ECDH/ECDSA
ECCdraft               0.9.8-0.9.8  keyExchange=ECDHE,ECDH/RSA,ECDH/ECDSA
kPSK                   1.0.0-       keyExchange=PSK
kRSAPSK                1.1.0-       keyExchange=RSAPSK
kECDHEPSK              1.1.0-       keyExchange=ECDHEPSK
kDHEPSK                1.1.0-       keyExchange=DHEPSK
kSRP                   1.0.1f-      keyExchange=SRP
kGOST                  1.0.0-       keyExchange=GOST

aRSA                   -            authentication=RSA
aDSS                   -            authentication=DSS
DSS                    -            authentication=DSS
aNULL                  -            authentication=None
aFZA                   0.9.8-0.9.8  authentication=FZA
aDH                    0.9.8-0.9.8  authentication=DH
aDH                    1.0.2-1.0.2  authentication=DH
aECDH                  1.0.0-1.0.2  authentication=ECDH
aECDSA                 1.0.0-       authentication=ECDSA
ECDSA                  1.0.0-       authentication=ECDSA
aPSK                   1.0.0-       authentication=PSK
aGOST94                1.0.0-1.0.2  authentication=GOST94
aGOST01                1.0.0-       authentication=GOST01
aGOST                  1.0.0-       authentication=GOST94,GOST01
aSRP                   1.0.1-       authentication=SRP

EDH                    1.0.0-       keyExchange=DHE authentication!None
DHE                    1.0.2-       keyExchange=DHE authentication!None
EECDH                  1.0.0-       keyExchange=ECDHE authentication!None
ECDHE                  1.0.2-       keyExchange=ECDHE authentication!None
NULL                   -            encryption=None
RSA                    -            keyExchange=RSA authentication=RSA
ADH                    -            keyExchange=DHE authentication=None
AECDH                  1.0.0-       keyExchange=ECDHE authentication=None
PSK                    1.0.0-1.0.2  keyExchange=PSK authentication=PSK
PSK                    1.1.0-       keyExchange=PSK,RSAPSK,DHEPSK,ECDHEPSK
SRP                    1.0.1f-      keyExchange=SRP

DES                    -1.0.2       encryption=DES
3DES                   -            encryption=3DES
RC4                    -            encryption=RC4
RC2                    -            encryption=RC2
IDEA                   -            encryption=IDEA
SEED                   -            encryption=SEED
eNULL                  -            encryption=None
AES128                 1.0.0-       encryption=AES(128),AESGCM(128),AESCCM(128),AESCCM8(128)
AES256                 1.0.0-       encryption=AES(256),AESGCM(256),AESCCM(256),AESCCM8(256)
AES                    -            encryption=AES(128),AES(256),AESGCM(128),AESGCM(256),AESCCM(128),AESCCM(256),AESCCM8(128),AESCCM8(256)
AESGCM                 1.0.1f-      encryption=AESGCM(128),AESGCM(256)
AESCCM                 1.1.0-       encryption=AESCCM(128),AESCCM(256),AESCCM8(128),AESCCM8(256)
AESCCM8                1.1.0-       encryption=AESCCM8(128),AESCCM8(256)
CAMELLIA128            1.0.0-       encryption=Camellia(128)
CAMELLIA256            1.0.0-       encryption=Camellia(256)
CAMELLIA               -            encryption=Camellia(128),Camellia(256)
CHACHA20               1.1.0-       encryption=CHACHA20/POLY1305
ARIA                   1.1.1-       encryption=ARIAGCM(128),ARIAGCM(256)
ARIAGCM                1.1.1-       encryption=ARIAGCM(128),ARIAGCM(256)
ARIA128                1.1.1-       encryption=ARIAGCM(128)
ARIA256                1.1.1-       encryption=ARIAGCM(256)
CBC                    3.0-         encryption=AES(128),AES(256),Camellia(128),Camellia(256),3DES,DES,RC2,IDEA,SEED

MD5                    -            mac=MD5
SHA1                   -            mac=SHA1
SHA                    -            mac=SHA1
SHA256                 1.0.1f-      mac=SHA256
SHA384                 1.0.1f-      mac=SHA384
GOST94                 1.0.0-       mac=GOST94
GOST89MAC              1.0.0-       mac=GOST89

SSLv2                  -1.0.2       protocol=SSLv2
SSLv3                  -3.5         protocol=SSLv3
TLSv1                  -1.0.2       protocol=SSLv3
TLSv1                  1.1.0-       protocol=TLSv1
TLSv1.0                1.1.0-       protocol=TLSv1
TLSv1.2                1.0.1f-      protocol=TLSv1.2

EXP                    -1.0.2       exportability=export
EXPORT                 -1.0.2       exportability=export
EXPORT40               -1.0.2       strength=EXPORT40
EXPORT56               -1.0.2       strength=EXPORT56
LOW                    -            strength=LOW
MEDIUM                 -            strength=MEDIUM
HIGH                   -            strength=HIGH
FIPS                   0.9.8-0.9.8  strength=FIPS
FIPS                   1.0.0-3.5    strength=FIPS encryption!None

EXP-DHE-DSS-DES-CBC-SHA 1.0.2-1.0.2 keyExchange=DHE authentication=DSS encryption=DES mac=SHA1 protocol=SSLv3 exportability=export strength=EXPORT40
EXP-DHE-RSA-DES-CBC-SHA 1.0.2-1.0.2 keyExchange=DHE authentication=RSA encryption=DES mac=SHA1 protocol=SSLv3 exportability=export strength=EXPORT40
DHE-DSS-DES-CBC-SHA    1.0.2-1.0.2  keyExchange=DHE authentication=DSS encryption=DES mac=SHA1 protocol=SSLv3 exportability=notExport strength=LOW
DHE-RSA-DES-CBC-SHA    1.0.2-1.0.2  keyExchange=DHE authentication=RSA encryption=DES mac=SHA1 protocol=SSLv3 exportability=notExport strength=LOW
DHE-DSS-DES-CBC3-SHA   1.0.2-1.0.2  keyExchange=DHE authentication=DSS encryption=3DES mac=SHA1 protocol=SSLv3 exportability=notExport strength=HIGH,FIPS
DHE-RSA-DES-CBC3-SHA   1.0.2-1.0.2  keyExchange=DHE authentication=RSA encryption=3DES mac=SHA1 protocol=SSLv3 exportability=notExport strength=HIGH,FIPS
EDH-DSS-DES-CBC3-SHA   1.1.0-       keyExchange=DHE authentication=DSS encryption=3DES mac=SHA1 strength=HIGH,FIPS
EDH-RSA-DES-CBC3-SHA   1.1.0-       keyExchange=DHE authentication=RSA encryption=3DES mac=SHA1 strength=HIGH,FIPS
`;

/** The words that a library knows besides the names of suites, and what they select. */
export function groupWords(dialect: Dialect): ReadonlyMap<string, Criteria> {
	const words = new Map<string, Criteria>();
	for (const line of table.split('\n')) {
		const [word, range, ...conditions] = line.split(/ +/);
		if (!word || !range || !isInRange(dialect.generation, range)) {
			continue;
		}
		const criteria = readCriteria(conditions);
		if (!isUnavailable(criteria, dialect)) {
			words.set(word, criteria);
		}
	}
	return words;
}

function readCriteria(conditions: readonly string[]): Criteria {
	const criteria: Record<Category, number> = { ...unrestricted };
	for (const condition of conditions) {
		const [, category, operator, names] = /^(\w+)([=!])(.*)$/.exec(condition) ?? [];
		const accepted = bits(category as Category, (names ?? '').split(','));
		criteria[category as Category] = operator === '!' ? ~accepted : accepted;
	}
	return criteria;
}

/** The library drops a word when it has none of the values that the word accepts in one of its categories. */
function isUnavailable(criteria: Criteria, dialect: Dialect): boolean {
	return categories.some(category => {
		const available = criteria[category] & ~bitsAmong(category, dialect.unavailable);
		return criteria[category] !== 0 && available === 0;
	});
}
