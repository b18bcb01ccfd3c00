// A certificate for `localhost` that signed itself, good until 2120, and its key. For servers of tests on loopback alone: everybody
// knows the key, and nobody trusts it but who is told to.

export const TEST_CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgg3qpvqeM+O8P6CpP
8/XDipzzSbGi6wt2Ckq6MoogtLqhRANCAATjMo7CDfUsGM847pMMWH3sl9R6Xq3a
6WShxhZPyI9AB4zRg4dh3SR7RkEV/398Tgiay4IjE5KcfOS5DUQGCUDf
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBYTCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOMyjsIN9SwYzzju
kwxYfeyX1HperdrpZKHGFk/Ij0AHjNGDh2HdJHtGQRX/f3xOCJrLgiMTkpx85LkN
RAYJQN+jSDBGMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
MB0GA1UdDgQWBBQeLGsNtAHV1TYkuwNs+7U0r+LtizAKBggqhkjOPQQDAgNIADBF
AiBUaeZ9z20SijK2XREyDkk0MK+4YHhZ4NngyDzRLeLGagIhAIs+8fPWBtM+6TK/
a5aG9xvefFd0UQmakH8rYiHELpcl
-----END CERTIFICATE-----
`,
} as const;
