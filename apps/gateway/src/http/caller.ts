import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ClientRuntime } from "../composition/client-runtime.ts";
import { Refusal } from "./refusal.ts";

/** Who sent a request: one client, or an operator who sees all of them. */
export type Caller =
  | { readonly type: "client"; readonly client: ClientRuntime }
  | { readonly type: "operator" };

/** What is known about a request beyond what fastify knows. */
export interface RequestFacts {
  readonly caller?: Caller;
}

const name = "facts";

/** Makes room for the caller on every request. */
export function decorateCaller(server: FastifyInstance): void {
  server.decorateRequest(name, null);
}

/** Remembers who sent a request. */
export function setCaller(request: FastifyRequest, caller: Caller): void {
  request.setDecorator<RequestFacts>(name, { caller });
}

/** Who sent a request; undefined on open routes and before the key was checked. */
export const knownCaller = (request: FastifyRequest): Caller | undefined =>
  request.getDecorator<RequestFacts | null>(name)?.caller;

/** Who sent a request to a guarded route. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = knownCaller(request);
  if (caller === undefined) throw new Refusal(401, { code: "ACC_REQUEST_KEY" });
  return caller;
}

/** The client that sent a request; operators are not clients. */
export function clientOf(request: FastifyRequest): ClientRuntime {
  const caller = callerOf(request);
  if (caller.type === "client") return caller.client;
  const message = "an operator key does not belong to a client; use the client's own key";
  const advice =
    "Send a key whose SHA-256 is among the client's apiKeyHashes (clients[].apiKeyHashes) in the gateway's configuration.";
  throw new Refusal(403, { code: "ACC_REQUEST_KEY", message, advice });
}

/** Lets only operators pass. */
export function requireOperator(request: FastifyRequest): void {
  if (callerOf(request).type === "operator") return;
  const message = "only an operator may do this; use an operator key";
  const advice =
    "Send a key whose SHA-256 is in operator.apiKeyHashes of the gateway's configuration; the key that was sent is a client's.";
  throw new Refusal(403, { code: "ACC_REQUEST_KEY", message, advice });
}
