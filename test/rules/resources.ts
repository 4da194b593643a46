/** Files that examples may name: Diffie-Hellman parameters made with `openssl dhparam` for these tests. */
export const resources: ReadonlyMap<string, string> = new Map([
	[
		'/etc/postfix/dh512.pem',
		`-----BEGIN DH PARAMETERS-----
MEYCQQDh7siB9EAMJzpUlxfNQRVxz0qWDz/6jVh04zRF7xICQ6rDE/KzjWOf7wWC
fxBoNByaDs+nHzqNVwQ0BhgiPp53AgEC
-----END DH PARAMETERS-----`,
	],
	[
		'/etc/postfix/dh1024.pem',
		`-----BEGIN DH PARAMETERS-----
MIGHAoGBAI03VwHs2My9SH7mc93/zLxHCrX2pkpTWS9IvS7dj2hIm7879uQhcTr2
N7lLI/QsZP6kX5m4/9kl+fPmLcFd/p8NGb9H959UhqMqxrDrS9xdbefLigYPABiu
zYgVMH6fIX6BnRWrqzjZFJ7xx/euMmu9sZx0F2ct0R8XkRVMjFBvAgEC
-----END DH PARAMETERS-----`,
	],
	[
		'/etc/postfix/dh2048.pem',
		`-----BEGIN DH PARAMETERS-----
MIIBCAKCAQEA9qTN13/XBcsXPgpwK2oNxvNwEg6CfpxdU0U4wBVmYhEGU1ewZQMs
aSzYS3ZodtpI7E+BVO58YN/9wfwGlCL2AVpSw9NC4XO2yG3Nlsdcw1HoPI/iBOBE
YgtMLcn+LRLFh3TFC83nid8lotA/y4XXwsxVjwGbYtaRUHlfjuBPm2RCxuUO0fXU
+CH2urf9PcvjfD4wSjQDqvUeCd1tGCsHndELfOtgIv70Tp4+Y5e6fI49PozBzYvx
eBrA2adRSI+NsCPm2TCDhQ5zUx4X0bz3FxiHSVyf/TAHrnRi3MG+WmAW+OyhM0L+
UvDp1mSzbYF9vvnOw0mrm231OcGEHE6GHwIBAg==
-----END DH PARAMETERS-----`,
	],
]);
