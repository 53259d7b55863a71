import type { ClientConfig } from "../config/gateway-config.ts";
import { CommandError } from "./command-error.ts";
import { exitCodes } from "./exit-code.ts";

/** The client with this identifier; without one, the only client of the configuration. Throws CommandError. */
export function pickClient(clients: readonly ClientConfig[], id: string | undefined): ClientConfig {
  const ids = clients.map((client) => client.id).join(", ");
  const [only, ...others] = clients;
  if (id === undefined && only !== undefined && others.length === 0) return only;
  const found = clients.find((client) => client.id === id);
  if (found !== undefined) return found;
  throw new CommandError(exitCodes.usage, {
    code: "ACC_REQUEST_QUERY",
    message:
      id === undefined ? "the configuration has several clients" : `the configuration has no client ${id}`,
    advice: `Give --client, one of: ${ids}`,
  });
}
