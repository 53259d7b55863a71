import { ConfigurationError } from "@confirma-connect/core";
import type { ClientConfig } from "../config/gateway-config.ts";

/** The client with this identifier; without one, the only client of the configuration. */
export function pickClient(clients: readonly ClientConfig[], id: string | undefined): ClientConfig {
  const ids = clients.map((client) => client.id).join(", ");
  const [only, ...others] = clients;
  if (id === undefined && only !== undefined && others.length === 0) return only;
  const found = clients.find((client) => client.id === id);
  if (found !== undefined) return found;
  throw new ConfigurationError(
    id === undefined
      ? `the configuration has several clients; say which one with --client: ${ids}`
      : `the configuration has no client ${id}; it has: ${ids}`,
  );
}
