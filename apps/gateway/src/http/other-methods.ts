import type { FastifyInstance } from "fastify";
import { Refusal } from "./refusal.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"] as const;

function refuseOthers(server: FastifyInstance, url: string, allowed: readonly string[]): void {
  const message = "this address does not know the method; see the Allow header";
  const refuse = async (): Promise<never> => {
    throw new Refusal(405, { code: "ACC_REQUEST_NOT_FOUND", message }, { allow: allowed.join(", ") });
  };
  const others = methods.filter((method) => !allowed.includes(method));
  server.route({ method: [...others], url, onRequest: refuse, handler: refuse });
}

/** Adds routes, and for each of their paths an answer (405 with `Allow`) to every other method. */
export function withOtherMethods(server: FastifyInstance, addRoutes: () => void): void {
  const known = new Map<string, readonly string[]>();
  let learning = true;
  server.addHook("onRoute", ({ url, method }) => {
    if (learning) known.set(url, [...(known.get(url) ?? []), ...[method].flat()]);
  });
  addRoutes();
  learning = false;
  for (const [url, allowed] of known) refuseOthers(server, url, allowed);
}
