import type { Secret } from "@confirma-connect/core";
import type { CashInResult } from "../cash-in-result.ts";
import type { RouteFor } from "../route/default-routes.ts";
import type { CallOptions, CashInTransport } from "../transport/cash-in-transport.ts";
import type { Parameters } from "../transport/request-address.ts";
import { sealedAnswer, sealedContent } from "../transport/sealed-answer.ts";

/** A JSON object whose form no public page shows; it is sent as it is given. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A read: parameters that the configured path names go into the path, the others into the query. */
export interface MenuRead extends CallOptions {
  readonly parameters?: Parameters;
}

/** A write with its body. */
export interface MenuWrite extends MenuRead {
  readonly body?: JsonObject | readonly JsonObject[];
}

/** An answer whose form no public page shows: its JSON text, sealed because it may hold names and keys. */
export type MenuAnswer = Promise<CashInResult<Secret>>;

/** Calls an endpoint that is known by its title and verb only. */
export const menuCall = (
  transport: CashInTransport<"creditor">,
  route: RouteFor<"creditor">,
  request: MenuWrite = {},
): MenuAnswer => {
  const read = transport.routes[route].method === "GET" ? sealedContent : sealedAnswer;
  return transport.call({ route, ...request }, read);
};
