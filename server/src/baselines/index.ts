import { audi2019 } from './audi-2019.js';
import type { Baseline, BaselineId } from './baseline.js';
import { bettercrypto } from './bettercrypto.js';
import { bsiTr021022 } from './bsi-tr-02102-2.js';
import { bsiTr03108 } from './bsi-tr-03108.js';
import { bsiTr031164 } from './bsi-tr-03116-4.js';
import { cyrusUpstream } from './cyrus-upstream.js';
import { debianDefaults } from './debian-defaults.js';
import { dfnCert2017 } from './dfn-cert-2017.js';
import { dovecotUpstream } from './dovecot-upstream.js';
import { eximUpstream } from './exim-upstream.js';
import { ietfBcp195 } from './ietf-bcp195.js';
import { ietfRfc7672Dane } from './ietf-rfc7672-dane.js';
import { ietfRfc8314 } from './ietf-rfc8314.js';
import { ietfRfc8461MtaSts } from './ietf-rfc8461-mta-sts.js';
import { internetNlMail } from './internet-nl-mail.js';
import { lindenberg2022 } from './lindenberg-2022.js';
import { lrz2017 } from './lrz-2017.js';
import { mozillaIntermediate, mozillaModern, mozillaOld } from './mozilla.js';
import { ncscNl21 } from './ncsc-nl-2.1.js';
import { ncscNl202505 } from './ncsc-nl-2025-05.js';
import { postfixUpstream } from './postfix-upstream.js';
import { postmaster2026 } from './postmaster-2026.js';

export const baselines: Readonly<Record<BaselineId, Baseline>> = {
	'postmaster-2026': postmaster2026,
	'ietf-bcp195': ietfBcp195,
	'ietf-rfc8314': ietfRfc8314,
	'ietf-rfc7672-dane': ietfRfc7672Dane,
	'ietf-rfc8461-mta-sts': ietfRfc8461MtaSts,
	'mozilla-modern': mozillaModern,
	'mozilla-intermediate': mozillaIntermediate,
	'ncsc-nl-2025-05': ncscNl202505,
	'internet-nl-mail': internetNlMail,
	'bsi-tr-02102-2': bsiTr021022,
	'bsi-tr-03116-4': bsiTr031164,
	'bsi-tr-03108': bsiTr03108,
	'postfix-upstream': postfixUpstream,
	'exim-upstream': eximUpstream,
	'dovecot-upstream': dovecotUpstream,
	'cyrus-upstream': cyrusUpstream,
	'debian-defaults': debianDefaults,
	'mozilla-old': mozillaOld,
	'ncsc-nl-2.1': ncscNl21,
	'dfn-cert-2017': dfnCert2017,
	bettercrypto,
	'audi-2019': audi2019,
	'lindenberg-2022': lindenberg2022,
	'lrz-2017': lrz2017,
};
