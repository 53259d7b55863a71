/** Scopes that the public pages name (seen). */
export const finkareScopes = ["payments:read", "reports:read", "webhooks:manage"] as const;

/** See {@link finkareScopes}. */
export type FinkareScope = (typeof finkareScopes)[number];
