/** A certificate, that of its issuer, and the root, which signs itself; and no key, only the frame of one. */
const leaf = `-----BEGIN CERTIFICATE-----
MIIBszCCAVigAwIBAgIUSABLrHLQS15w3bkRTQCYJNpbO3wwCgYIKoZIzj0EAwIw
LzEQMA4GA1UECgwHRXhhbXBsZTEbMBkGA1UEAwwSRXhhbXBsZSBJc3N1aW5nIENB
MB4XDTI2MTEyNTE3MzMzMVoXDTM2MTEyMjE3MzMzMVowGTEXMBUGA1UEAwwObXgu
ZXhhbXBsZS5vcmcwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAROOIgitnfrjq33
p6r2NLyW3GLsDlfQ0FbHQBu4xAMziS0N+tYaAVQj3xBHf25/g5er7h+NHRk3qlCD
RvG+ryqRo2gwZjAJBgNVHRMEAjAAMBkGA1UdEQQSMBCCDm14LmV4YW1wbGUub3Jn
MB0GA1UdDgQWBBS1sn1jtRHr0CNL5cCk8pIbyUUMmjAfBgNVHSMEGDAWgBTf7Oir
dFWck7w1M7GomOv1bpoAdzAKBggqhkjOPQQDAgNJADBGAiEA7GR5xE0Gt8ahn3g+
OlZEYivLoqefiONrP19Cqc1bGY0CIQDQXALmHAzHxPFdkjpGRyfz8oyOECCEwonz
RU2VKOrQJQ==
-----END CERTIFICATE-----`;
const issuer = `-----BEGIN CERTIFICATE-----
MIIBrTCCAVOgAwIBAgIUUObsZafnWxvvKFtzmIYm+ErrgTAwCgYIKoZIzj0EAwIw
KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMRXhhbXBsZSBSb290MB4XDTI2
MTEyNTE3MzMzMVoXDTM2MTEyMjE3MzMzMVowLzEQMA4GA1UECgwHRXhhbXBsZTEb
MBkGA1UEAwwSRXhhbXBsZSBJc3N1aW5nIENBMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEmnTx5WEKKh33cMsKn9BFtdo/g7tbM9uSw7mLSCnw5YOg0D2rOPfugJDj
KaVS+y6I/nw2Aa7wwR2dcm962Ed+D6NTMFEwDwYDVR0TAQH/BAUwAwEB/zAdBgNV
HQ4EFgQU3+zoq3RVnJO8NTOxqJjr9W6aAHcwHwYDVR0jBBgwFoAUsaZgs0wQUWD+
F+1oESg5j4XEMuMwCgYIKoZIzj0EAwIDSAAwRQIgG7PaNqzy4R7Ses9AhlG7mlev
RGGmj9KPvGT3zkGcz+cCIQDE82V1TZWyOFzcaGz9XyjpknXW4kmtlXxZMzGUgkzR
Uw==
-----END CERTIFICATE-----`;
const root = `-----BEGIN CERTIFICATE-----
MIIBpzCCAU2gAwIBAgIUO9TGrZ7DxAjmupMqhycTXwuYw+4wCgYIKoZIzj0EAwIw
KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMRXhhbXBsZSBSb290MB4XDTI2
MTEyNTE3MzMzMVoXDTM2MTEyMjE3MzMzMVowKTEQMA4GA1UECgwHRXhhbXBsZTEV
MBMGA1UEAwwMRXhhbXBsZSBSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
3F/wSNmPyDpgbfOpW9sWH8KLEG836mzb+Nq2Lsc9prNRnFPqH7NSMKO/eFCAz2df
d4/dr861Od6aLhK5NSxP2aNTMFEwHQYDVR0OBBYEFLGmYLNMEFFg/hftaBEoOY+F
xDLjMB8GA1UdIwQYMBaAFLGmYLNMEFFg/hftaBEoOY+FxDLjMA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgXtK5EYhaCBf5u8Nd1O1be7tT3JUieeTz
ZqPA60porVcCIQCZDF2Wqe/oR7TIf0wNdDujMbtRxYZrdYj4veRkKJwiiA==
-----END CERTIFICATE-----`;
const key = `-----BEGIN PRIVATE KEY-----
AAAA
-----END PRIVATE KEY-----`;

const chain = (...blocks: readonly string[]) => `${blocks.join('\n')}\n`;

/** Files that examples may name: Diffie-Hellman parameters and certificates, made with `openssl` for these tests. */
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
	[
		'/etc/postfix/ffdhe3072.pem',
		`-----BEGIN DH PARAMETERS-----
MIIBiAKCAYEA//////////+t+FRYortKmq/cViAnPTzx2LnFg84tNpWp4TZBFGQz
+8yTnc4kmz75fS/jY2MMddj2gbICrsRhetPfHtXV/WVhJDP1H18GbtCFY2VVPe0a
87VXE15/V8k1mE8McODmi3fipona8+/och3xWKE2rec1MKzKT0g6eXq8CrGCsyT7
YdEIqUuyyOP7uWrat2DX9GgdT0Kj3jlN9K5W7edjcrsZCwenyO4KbXCeAvzhzffi
7MA0BM0oNC9hkXL+nOmFg/+OTxIy7vKBg8P+OxtMb61zO7X8vC7CIAXFjvGDfRaD
ssbzSibBsu/6iGtCOGEfz9zeNVs7ZRkDW7w09N75nAI4YbRvydbmyQd62R0mkff3
7lmMsPrBhtkcrv4TCYUTknC0EwyTvEN5RPT9RFLi103TZPLiHnH1S/9croKrnJ32
nuhtK8UiNjoNq8Uhl5sN6todv5pC1cRITgq80Gv6U93vPBsg7j/VnXwl5B0rZsYu
N///////////AgEC
-----END DH PARAMETERS-----`,
	],
	[
		'/etc/ssl/rsa1024.pem',
		`-----BEGIN CERTIFICATE-----
MIICEjCCAXugAwIBAgIUHnx6isY0BDCxLk8Ua++3X3zlKhQwDQYJKoZIhvcNAQEL
BQAwGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLm9yZzAeFw0yNjExMjUxNTM4MjBa
Fw0zNjExMjIxNTM4MjBaMBsxGTAXBgNVBAMMEG1haWwuZXhhbXBsZS5vcmcwgZ8w
DQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBAK5VavVwmJiDXsg9cD4Ao/yApKR1sRRf
7QeiZCxMbrxFbp/kxJAxJZKKF6KCX8AmYxfJucYw2vRXcUlSmeSP66gBxjMCwXEe
Z6gdP2mKuaSTgoZ8HtcOzF696KdVAJehXdidJnCVres38rjUV1M/uRw++C0+/H53
WlA2Y9AhSSTfAgMBAAGjUzBRMB0GA1UdDgQWBBRL1QYCsGAwvRouVhryyWFw7MEU
9TAfBgNVHSMEGDAWgBRL1QYCsGAwvRouVhryyWFw7MEU9TAPBgNVHRMBAf8EBTAD
AQH/MA0GCSqGSIb3DQEBCwUAA4GBADnBlGAj9FVu7FvpNgo8FLg97ZSGWQy0QazM
K/PoXUmVWGqy3HjEwyV7bAPG8FhuQ4hFEVWfG1CWsyYyHJMbq5uh+kw3Fu8G1CI8
oDWAYrKzM+ZYxf2GobLpm6wOFWHtumYB0gFjpyEVRiMHsW1w1zAnvfRvw4esAHnW
BbAo08qo
-----END CERTIFICATE-----`,
	],
	[
		'/etc/ssl/rsa2048.pem',
		`-----BEGIN CERTIFICATE-----
MIIDFzCCAf+gAwIBAgIUJkwh7hwcWsyXhSmSjpQrGlkKbh4wDQYJKoZIhvcNAQEL
BQAwGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLm9yZzAeFw0yNjExMjUxNTM4MjFa
Fw0zNjExMjIxNTM4MjFaMBsxGTAXBgNVBAMMEG1haWwuZXhhbXBsZS5vcmcwggEi
MA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDirtWkCkCQZx/9NeQ0oAg044NI
UrKa1XswrVNfUW32iEgawnj/COazvSLxrKALqb0+1VpaXed/Ub77b4ru1EYSJ+IX
Y421m4Bjl721TpxamnKX7pvD1Ul1oKJy8NhUY+/ihPJd4/m7CEbCgCaZeVR2XDlU
wbKSb/tHrluW5OXz2zA4BHtpdXCw0Up2sjFrOtAPMRpbcChrugnbjL3TFr0PtCb+
GuCocIVz3XKGNPXAVKXWQ4kWd2351HRyCuI/0V2ecv4HNEpPKoovWUI7Z6ESwBqO
kZ8hBMN47PQmlXihp9Lod0/nKbNr5SDAg863HNWzN8ycDfVNqE47G5wlHsCbAgMB
AAGjUzBRMB0GA1UdDgQWBBTonu4+FFyuaarXn1dUhjhg6JMxljAfBgNVHSMEGDAW
gBTonu4+FFyuaarXn1dUhjhg6JMxljAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3
DQEBCwUAA4IBAQBNjjGl6Qt7llxKB4rqWAQRav3UAEDsf7Twvp+iNIT3mFtaV1Z5
FCp6wA4kbC/p3dqqpfkxmsyDf1rjPcdY8XSjTV8raLHAVn3ysppIuJP8cTFfgarW
xgt2AS9lCeHLPVobvfElqgtRvb7i3WROTCZ0w3oqCIkzLoXvFYdMJmyPwEHsOCT5
+rF8uYrpx73rstwLuIYttlKskGghKa7B5Ai3Q0YDUHZlslFHQF/WsRUktz54fTjN
/nStuJABUhRwaLkSRoGJABO6qBCmzmfm7lLsQEEJX4TsbWkyEN9E9yQLKNfzmeqZ
fNzLiM72twuhMj45zjhOEG+A2junj/yZJUXB
-----END CERTIFICATE-----`,
	],
	['/etc/ssl/chain.pem', chain(leaf, issuer)],
	['/etc/ssl/chain-and-root.pem', chain(leaf, issuer, root)],
	['/etc/ssl/issuer-first.pem', chain(issuer, leaf)],
	['/etc/ssl/root-between.pem', chain(leaf, root, issuer)],
	['/etc/ssl/key.pem', chain(key)],
	['/etc/ssl/key-and-chain.pem', chain(key, leaf, issuer)],
	['/etc/ssl/chain-and-key.pem', chain(leaf, issuer, key)],
	['/etc/ssl/key-and-issuer-first.pem', chain(key, issuer, leaf)],
]);
