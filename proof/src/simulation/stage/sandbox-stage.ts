import { AccountPlan, Secret, type Step } from "@confirma-connect/core";
import { createSandboxSystem, SandboxBooks } from "@confirma-connect/sandbox";
import { documentForms } from "../document.ts";
import { throughLine } from "../simulated-books.ts";
import type { World } from "../world.ts";
import { once, type Stage, type StageKind } from "./stage.ts";

const accounts = { receivables: "R1", sales: "3000", vat: "2939" };

const plan = AccountPlan.parse({
  accounts: { map: { R1: "1701" } },
  documentClasses: { ML: "Sales invoices" },
  vatCodes: [{ percentage: 25.5, target: "S255" }],
  payments: { interest: { account: "9000" }, costs: { account: "9010" } },
});

const company = "demo";
const resources = ["entries", "sales-invoices", "receipts"] as const;

function open(world: World, readings: string): Stage {
  const uniqueness = readings === "open" ? ("open" as const) : ("enforced" as const);
  const { clock } = world;
  const parts = {
    clock: { ...clock, now: () => world.time.now() },
    companies: { [company]: "token" },
    uniqueness,
  };
  const books = new SandboxBooks(parts);
  const options = { token: new Secret("token"), uniqueness };
  const far = { bound: 2_000, lag: 0, serial: false, writes: [] };
  return {
    plan,
    accounts,
    far,
    system: ({ line }) =>
      createSandboxSystem({ ...options, books: throughLine(books, parts, line) }, { clock, ids: world.ids }),
    plainSystem: once(() =>
      createSandboxSystem({ ...options, books: directly(books, parts) }, { clock, ids: world.ids }),
    ),
    booked: ({ action, identity }: Step) => {
      const resource = resources.find((each) => each === identity.type);
      if (action !== "create" || resource === undefined) return undefined;
      return books.booked(company, resource).map(({ key }) => key);
    },
    balances: () => Object.fromEntries(books.balances(company)),
    settle: () => undefined,
  };
}

class DirectBooks extends SandboxBooks {
  readonly #books: SandboxBooks;

  constructor(books: SandboxBooks, parts: ConstructorParameters<typeof SandboxBooks>[0]) {
    super(parts);
    this.#books = books;
  }

  override send(request: string): Promise<string> {
    return Promise.resolve(this.#books.handle(request));
  }
}

const directly = (books: SandboxBooks, parts: ConstructorParameters<typeof SandboxBooks>[0]): SandboxBooks =>
  new DirectBooks(books, parts);

/** The sandbox: keys enforced, or merely searchable. */
export const sandboxStage: StageKind = {
  name: "sandbox",
  readings: ["enforced", "open"],
  forms: documentForms,
  open,
};
