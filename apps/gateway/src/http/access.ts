import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Gateway } from "../composition/compose-gateway.ts";
import { KeyRing } from "../secret/api-key.ts";
import { type Caller, callerOf, knownCaller, setCaller } from "./caller.ts";
import { Refusal } from "./refusal.ts";

const minute = 60_000;

/** Every key of the configuration with the caller it leads to. */
function keyRingOf({ config, clients }: Gateway): KeyRing<Caller> {
  const operator = (config.operator?.apiKeyHashes ?? []).map((hash) => ({
    hash,
    caller: { type: "operator" } as const,
  }));
  const own = config.clients.flatMap(({ id, apiKeyHashes }) => {
    const client = clients.get(id);
    if (client === undefined) return [];
    return apiKeyHashes.map((hash) => ({ hash, caller: { type: "client", client } as const }));
  });
  return new KeyRing<Caller>([...operator, ...own]);
}

const tooMany = (seconds: number): Refusal =>
  new Refusal(429, { code: "ACC_REQUEST_TOO_MANY" }, { "retry-after": String(Math.max(1, seconds)) });

const keyOf = (caller: Caller): string =>
  caller.type === "operator" ? "operator" : `client:${caller.client.profile.id}`;

/** Checks the key, then the rate. Known keys are never slowed down by somebody else's wrong ones. */
export function accessGuard(server: FastifyInstance, gateway: Gateway) {
  const { requestsPerMinute, failedKeysPerMinute } = gateway.config.limits;
  const ring = keyRingOf(gateway);
  const failures = server.createRateLimit({
    max: failedKeysPerMinute,
    timeWindow: minute,
    keyGenerator: (request) => `address:${request.ip}`,
  });
  const requests = server.createRateLimit({
    max: requestsPerMinute,
    timeWindow: minute,
    keyGenerator: (request) => keyOf(callerOf(request)),
  });
  return async (request: FastifyRequest): Promise<void> => {
    const key = request.headers["x-api-key"];
    const caller = typeof key === "string" ? ring.find(key) : undefined;
    if (caller !== undefined) setCaller(request, caller);
    const rate = knownCaller(request) === undefined ? await failures(request) : await requests(request);
    if (!rate.isAllowed && rate.isExceeded) throw tooMany(rate.ttlInSeconds);
    if (caller === undefined) throw new Refusal(401, { code: "ACC_REQUEST_KEY" });
  };
}

/** The hook that guards a route. */
export type AccessGuard = ReturnType<typeof accessGuard>;
