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
  interest: MinorUnits;
  costs: MinorUnits;
  closed: boolean;
  readonly actions: CollectionAction[];
}

/** A part of a case's balance. */
type Part = "capital" | "interest" | "costs";

const lost: DeskOutcome = { type: "unknown", problems: [problem("ACC_UNKNOWN_NO_ANSWER")] };

/** An agency that keeps cases. It takes everything that it gets, also twice: that is what the tests look for. */
export class PretendedAgency implements CollectionDesk {
  readonly cases: Case[] = [];
  /** Used up from the front, then every request is taken. */
  readonly tricks: AgencyTrick[] = [];
  readonly sent: string[] = [];
  looksAway = false;
  /** Parts of a case's balance that its answers do not name. */
  unnamed: readonly Part[] = [];
  /** Actions are queued and change no case until {@link work}. */
  queues = false;
  readonly #queued: (() => void)[] = [];

  /** The queued actions take effect. */
  work(): void {
    for (const done of this.#queued.splice(0)) done();
  }

  /** A debtor pays the agency, in cents of the capital; the creditor's books show it later, if at all. */
  receive(invoiceNumber: string, cents: number): void {
    const found = this.#caseOf(invoiceNumber);
    if (found !== undefined) found.capital = minorUnits(found.capital - cents);
  }

  async submitInvoice({ header, amounts }: Invoice): Promise<DeskOutcome> {
    this.sent.push(`invoice ${header.number}`);
    return this.#play(() => {
      const caseId = String(7_000 + this.cases.length);
      const { totalAmount: capital } = amounts;
      const balance = { capital, interest: minorUnits(0), costs: minorUnits(0) };
      this.cases.push({ invoiceNumber: header.number, caseId, ...balance, closed: false, actions: [] });
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
      if (action.code === "DIRECTPAYMENT") {
        const { amount } = action.payment;
        const lower = (): void => this.receive(invoiceNumber, amount);
        if (this.queues) this.#queued.push(lower);
        else lower();
      }
      return found.caseId;
    });
  }

  async findCase({ invoiceNumber }: ActionTarget): Promise<CaseSighting> {
    if (this.looksAway) return { type: "unclear", problems: [problem("ACC_UNKNOWN_NO_ANSWER")] };
    const found = this.#caseOf(invoiceNumber);
    if (found === undefined) return { type: "absent" };
    const { caseId, closed, capital, interest, costs } = found;
    const named = Object.entries({ capital, interest, costs }).filter(
      ([part]) => !this.unnamed.some((one) => one === part),
    );
    return { type: "found", caseId, closed, ...Object.fromEntries(named) };
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
