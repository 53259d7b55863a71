import { Secret } from "@confirma-connect/core";
import { textMember } from "@confirma-connect/http";
import type { ConfirmaRoute } from "../route/confirma-route.ts";

/** What `POST /client` gives, by the prose; every name on the wire is inferred, so each may be missing. */
export interface CreatedClient {
  readonly clientId?: string;
  readonly customerCode?: string;
  /** Prefix of the client's payment references. */
  readonly referencePrefix?: string;
  /** The client's first key in this environment. */
  readonly accessToken?: Secret;
}

/** Reads the answer by the names of the route. */
export function createdClient(json: unknown, { answer }: ConfirmaRoute): CreatedClient {
  const [clientId, customerCode, referencePrefix, accessToken] = [
    "clientId",
    "customerCode",
    "referencePrefix",
    "accessToken",
  ].map((name) => textMember(json, answer[name]));
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(customerCode === undefined ? {} : { customerCode }),
    ...(referencePrefix === undefined ? {} : { referencePrefix }),
    ...(accessToken === undefined ? {} : { accessToken: new Secret(accessToken) }),
  };
}
