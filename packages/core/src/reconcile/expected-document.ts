import { type AgencyDocument, identifierOf } from "../agency/submit-body.ts";
import type { AccountPlan } from "../mapping/account-plan.ts";
import { type Mapped, mapAccount, mapVatCode } from "../mapping/plan-lookup.ts";
import type { ExpectedDocument } from "./compared-document.ts";
import { documentFacts, paymentParts, type RowWords, sameWords } from "./document-facts.ts";
import { identifierIdentity, keyIdentity } from "./identity.ts";

const wordOf = (mapped: Mapped): string | undefined => ("value" in mapped ? mapped.value : undefined);

/** The accounting system's words for the agency's accounts and VAT codes, as the client's plan maps them. */
const wordsOfPlan = (
  plan: AccountPlan,
  salesAccount?: string,
  asRead = (target: string): string => target,
): RowWords => ({
  account: (account) => (account === undefined ? salesAccount : wordOf(mapAccount(plan, account, ""))),
  vatCode: ({ vatCode, vatPercentage }) => {
    const target = wordOf(mapVatCode(plan, { code: vatCode, percentage: vatPercentage, pointer: "" }));
    return target === undefined ? undefined : asRead(target);
  },
});

/** Words that nobody knows any more. */
const unknownWords: RowWords = { account: () => undefined, vatCode: () => undefined };

/** What else is known about a document that should be in the books. */
export interface Expectation {
  /** How the ERP's words come about; without a plan the document's own are compared. */
  readonly plan?: AccountPlan;
  /** How the system's reading writes a VAT target of the plan. */
  readonly vatCodeAsRead?: (target: string) => string;
  /** `unknown`: nobody can say any more how the words were mapped. */
  readonly words?: "unknown";
  /** Further identities: our keys, vendor identifiers that deliveries were answered with. */
  readonly identities?: readonly string[];
  readonly presence?: ExpectedDocument["presence"];
  readonly origin?: ExpectedDocument["origin"] | undefined;
}

/** A document of the agency's side as it should stand in the books. */
export function expectedDocument(content: AgencyDocument, expectation: Expectation = {}): ExpectedDocument {
  const { plan, vatCodeAsRead, identities = [], presence = "booked", origin } = expectation;
  const identifier = identifierOf(content);
  const salesAccount = content.kind === "invoice" ? plan?.invoices.salesAccount : undefined;
  const planned = plan === undefined ? sameWords : wordsOfPlan(plan, salesAccount, vatCodeAsRead);
  const words = expectation.words === "unknown" ? unknownWords : planned;
  const own = [identifierIdentity(content.kind, identifier), keyIdentity(identifier) ?? []].flat();
  const facts = documentFacts(content, words);
  // A payment that names no parts is capital as a whole.
  const undivided = content.kind === "payment" && facts.rows === undefined;
  return {
    ...facts,
    identifier,
    identities: identities.length === 0 ? own : [...new Set([...own, ...identities])],
    ...(undivided ? { rows: paymentParts(content.document) } : {}),
    standing: "valid",
    presence,
    ...(origin === undefined ? {} : { origin }),
  };
}
