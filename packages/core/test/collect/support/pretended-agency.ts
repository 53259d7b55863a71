import {
  type ActionTarget,
  type CaseSighting,
  type CollectionAction,
  type CollectionDesk,
  type DeskOutcome,
  type Invoice,
  type MinorUnits,
  minorUnits,
  problem,
} from "@confirma-connect/core";

/** What the next request to the agency does. */
export type AgencyTrick = "take" | "refuse" | "notSent" | "loseRequest" | "loseAnswer" | "answerWithoutCase";

interface Case {
  readonly invoiceNumber: string;
  readonly caseId: string;
  capital: MinorUnits;
  closed: boolean;
  readonly actions: CollectionAction[];
}

const lost: DeskOutcome = { type: "unknown", problems: [problem("ACC_UNKNOWN_NO_ANSWER")] };

/** An agency that keeps cases. It takes everything that it gets, also twice: that is what the tests look for. */
export class PretendedAgency implements CollectionDesk {
  readonly cases: Case[] = [];
  /** Used up from the front, then every request is taken. */
  readonly tricks: AgencyTrick[] = [];
  readonly sent: string[] = [];
  looksAway = false;

  async submitInvoice({ header, amounts }: Invoice): Promise<DeskOutcome> {
    this.sent.push(`invoice ${header.number}`);
    return this.#play(() => {
      const caseId = String(7_000 + this.cases.length);
      const { totalAmount: capital } = amounts;
      this.cases.push({ invoiceNumber: header.number, caseId, capital, closed: false, actions: [] });
      return caseId;
    });
  }

  async submitAction({ invoiceNumber }: ActionTarget, action: CollectionAction): Promise<DeskOutcome> {
    this.sent.push(`${action.code} ${invoiceNumber}`);
    return this.#play(() => {
      const found = this.#caseOf(invoiceNumber);
      if (found === undefined) return undefined;
      found.actions.push(action);
      if (action.code === "WITHDRAW") found.closed = true;
      if (action.code === "DIRECTPAYMENT") found.capital = minorUnits(found.capital - action.payment.amount);
      return found.caseId;
    });
  }

  async findCase({ invoiceNumber }: ActionTarget): Promise<CaseSighting> {
    if (this.looksAway) return { type: "unclear", problems: [problem("ACC_UNKNOWN_NO_ANSWER")] };
    const found = this.#caseOf(invoiceNumber);
    if (found === undefined) return { type: "absent" };
    const { caseId, closed, capital } = found;
    return { type: "found", caseId, closed, capital };
  }

  #caseOf(invoiceNumber: string): Case | undefined {
    return this.cases.find((each) => each.invoiceNumber === invoiceNumber);
  }

  #play(take: () => string | undefined): DeskOutcome {
    const trick = this.tricks.shift() ?? "take";
    switch (trick) {
      case "refuse":
        return { type: "refused", problems: [problem("ACC_REFUSED_INVALID_DATA")] };
      case "notSent":
        return { type: "notSent", problems: [problem("ACC_NOT_SENT_UNREACHABLE")] };
      case "loseRequest":
        return lost;
      case "loseAnswer":
        take();
        return lost;
      case "answerWithoutCase":
        take();
        return { type: "accepted" };
      case "take": {
        const caseId = take();
        return caseId === undefined ? { type: "accepted" } : { type: "accepted", caseId };
      }
    }
  }
}
