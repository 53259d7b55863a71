import { sampleDocuments } from "@confirma-connect/conformance";
import { AccountPlan, randomIds, Secret } from "@confirma-connect/core";
import { createSandboxSystem, SandboxBooks } from "@confirma-connect/sandbox";
import { type FuzzAnswer, textOf } from "../fuzz-answer.ts";
import type { Answering, FuzzTarget } from "../fuzz-target.ts";
import { stillClock } from "./still-clock.ts";

const companies = { demo: "token" };

const plan = AccountPlan.parse({
  accounts: { map: { R1: "1701" } },
  documentClasses: { ML: "Sales invoices" },
  vatCodes: [{ percentage: 25.5, target: "S255" }],
});

const member = (json: string, name: string): unknown => {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
};

const answerOf = (line: string): FuzzAnswer => ({
  status: Number(member(line, "status")),
  headers: { "content-type": "application/json" },
  body: Buffer.from(String(member(line, "body")), "utf8"),
});

/** The sandbox's line with somebody else answering. */
class AnsweredBooks extends SandboxBooks {
  readonly #books: SandboxBooks;
  readonly #answering: Answering;

  constructor(books: SandboxBooks, answering: Answering) {
    super({ clock: stillClock, companies });
    this.#books = books;
    this.#answering = answering;
  }

  override async send(request: string): Promise<string> {
    const name = `${String(member(request, "method"))} ${String(member(request, "path"))}`;
    const perform = (): FuzzAnswer => answerOf(this.#books.handle(request));
    const answer = this.#answering({ name, perform });
    return JSON.stringify({ status: answer.status, body: textOf(answer) });
  }
}

/** The sandbox over its own books. */
export function sandboxTarget(): FuzzTarget {
  const books = new SandboxBooks({ clock: stillClock, companies });
  return {
    adapter: "sandbox",
    plan,
    documents: sampleDocuments({ receivables: "R1", sales: "3000", vat: "2939", unknownAccount: "8888" }),
    system: (answering) =>
      createSandboxSystem(
        { token: new Secret(companies.demo), books: new AnsweredBooks(books, answering) },
        { clock: stillClock, ids: randomIds },
      ),
  };
}
