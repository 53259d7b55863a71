import {
  type AccountingSystem,
  type Clock,
  ConfigurationError,
  type Health,
  type IdSource,
  type Manifest,
  problem,
} from "@confirma-connect/core";
import { SandboxBooks } from "./books/sandbox-books.ts";
import { invoiceTranslation } from "./channel/invoice-translation.ts";
import { ledgerTranslation } from "./channel/ledger-translation.ts";
import { paymentTranslation } from "./channel/payment-translation.ts";
import { SandboxChannel } from "./channel/sandbox-channel.ts";
import { SandboxRegisters } from "./channel/sandbox-registers.ts";
import { sandboxManifest } from "./sandbox.manifest.ts";
import { SandboxOptions, type SandboxOptionsInput } from "./sandbox.options.ts";
import { type Reply, SandboxClient } from "./transport/sandbox-client.ts";

/** What the host provides. */
export interface SandboxParts {
  readonly clock: Clock;
  readonly ids: IdSource;
}

function healthOf(reply: Reply): Health {
  if (reply.type !== "answered") return { reachable: false, authenticated: false, problems: [reply.problem] };
  if (reply.status === 200) return { reachable: true, authenticated: true, problems: [] };
  const code = reply.status === 401 ? "ACC_AUTH_FAILED" : "ACC_ANSWER_UNMAPPED";
  return { reachable: true, authenticated: false, problems: [problem(code)] };
}

/** An accounting system in memory: all kinds, all operations. */
class SandboxSystem implements AccountingSystem {
  readonly id: string;
  readonly manifest: Manifest;
  readonly invoices: NonNullable<AccountingSystem["invoices"]>;
  readonly ledger: NonNullable<AccountingSystem["ledger"]>;
  readonly payments: NonNullable<AccountingSystem["payments"]>;
  readonly registers: SandboxRegisters;
  readonly #client: SandboxClient;

  constructor(options: SandboxOptions, client: SandboxClient, clock: Clock) {
    this.id = options.id;
    this.manifest = sandboxManifest(options);
    this.invoices = new SandboxChannel(client, clock, invoiceTranslation);
    this.ledger = new SandboxChannel(client, clock, ledgerTranslation);
    this.payments = new SandboxChannel(client, clock, paymentTranslation);
    this.registers = new SandboxRegisters(client);
    this.#client = client;
  }

  async probe(): Promise<Health> {
    return healthOf(await this.#client.exchange({ method: "GET", path: "/registers/periods", body: "" }));
  }
}

function readOptions(input: SandboxOptionsInput): SandboxOptions {
  const { data, error } = SandboxOptions.safeParse(input);
  if (data !== undefined) return data;
  const words = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new ConfigurationError(`the sandbox's options cannot work: ${words.join("; ")}`);
}

/** Makes a sandbox system. Throws ConfigurationError when the options are wrong. */
export function createSandboxSystem(
  input: SandboxOptionsInput,
  { clock, ids }: SandboxParts,
): AccountingSystem {
  const options = readOptions(input);
  const { company, token } = options;
  const line =
    options.books ??
    new SandboxBooks({ clock, uniqueness: options.uniqueness, companies: { [company]: token.reveal() } });
  return new SandboxSystem(options, new SandboxClient({ line, ids, company, token }), clock);
}
