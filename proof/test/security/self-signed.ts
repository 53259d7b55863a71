/** A certificate for 127.0.0.1 that nobody signed but itself; made for this test only. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUSJjAeHmsnwOMOduKbbrTxESbuYEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTA3Mzc0MFoYDzIxMjYxMDI4
MDczNzQwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT4ba2f1Ok2v7JPBBLdLuARDGhkYQS/zJ08hiXDqO8pPjxvmhu4gW2v
ANzasNDVwSBKgUytkgod6PUfoN6miQ8ko2QwYjAdBgNVHQ4EFgQUUbcAkScslCe+
V+MTrq8QrzWRS/4wHwYDVR0jBBgwFoAUUbcAkScslCe+V+MTrq8QrzWRS/4wDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQC+JSjm5+8rGi1WtwHjxrnc8SP1qQqUS5Bpjf7bqh6U2gIhANSzIBNApKAJ4Lwc
6f6lwWKxvtzlHQhRLwoBFxmghve+
-----END CERTIFICATE-----
`;

/** Its key, of no value to anybody. */
export const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgL7lbm+bwIoFshqcs
DGqfLfEGq70kHH+yafIP+SKodCyhRANCAAT4ba2f1Ok2v7JPBBLdLuARDGhkYQS/
zJ08hiXDqO8pPjxvmhu4gW2vANzasNDVwSBKgUytkgod6PUfoN6miQ8k
-----END PRIVATE KEY-----
`;
