import type { ProvisionalPayment, TakenPart, TakeProvisional } from "../posting/provisional.ts";
import { type Problem, problem } from "../rules/problem.ts";
import { type MinorUnits, minorUnits } from "../value/minor-units.ts";
import type { ProvisionalBefore } from "./provisional-before.ts";
import type { Taking } from "./settlements-before.ts";

/** A settlement whose ledger document is in the store. */
interface SubmittedTakings {
  readonly ledgerIdentifier: string;
  readonly takings: readonly Taking[];
  /** Whether the accounting system refused a document, and nothing of it is in the books. */
  isRefused(identifier: string): boolean;
  /** Whether it refused a document of which a part is booked, or may be. */
  isPartly(identifier: string): boolean;
}

const refusedSince = (identifier: string): Problem =>
  problem("ACC_UNKNOWN_UNCLEAR", {
    message: `the settlement took ${identifier}, which the accounting system refused afterwards: its money is not booked`,
    advice: "See why (status) and renew the payment; or book it by hand.",
  });

/** No error: its settlement is booked, and what an operator gave up on cannot be renewed. */
const partlyBooked = (identifier: string): Problem =>
  problem("ACC_UNKNOWN_UNCLEAR", {
    message: `the settlement took ${identifier}, of which the accounting system refused a part: not all of it may be booked`,
    advice: "See what of it is booked (status), and renew the payment; or book the rest by hand.",
    severity: "warning",
  });

const otherCurrency = ({ identifier, currency }: ProvisionalPayment): Problem =>
  problem("ACC_UNSUPPORTED_FEATURE", {
    pointer: "/currency",
    message: `${identifier} was booked for this invoice as provisional in ${currency}; it is not taken across currencies`,
    advice: "Book the settlement by hand, and undo the provisional payment.",
  });

/** Takes what the settlement's document in the store names, as its version did. */
export function takeAgain(
  { ledgerIdentifier, takings, isRefused, isPartly }: SubmittedTakings,
  before: ProvisionalBefore,
): TakeProvisional {
  const isWhole = takings.some(({ part }) => part === undefined);
  return {
    by: isWhole ? "firstAllocation" : "invoice",
    of: ({ invoiceNumber }) => {
      const named = takings.flatMap((taking) => {
        const payment = before.find(taking.identifier);
        return payment?.invoiceNumber === invoiceNumber ? [{ payment, taking }] : [];
      });
      const [kept, refused] = [false, true].map((is) =>
        named.filter(({ taking }) => isRefused(taking.identifier) === is),
      );
      // What is not in the books can be made anew without them; earlier versions did so always.
      const isFree = isWhole || isRefused(ledgerIdentifier);
      const lost = isFree ? [] : (refused ?? []).map(({ taking }) => refusedSince(taking.identifier));
      const partly = named.filter(({ taking }) => isPartly(taking.identifier));
      return {
        parts: (kept ?? []).map(({ payment, taking }) => before.partOf(payment, taking)),
        problems: [...lost, ...partly.map(({ taking }) => partlyBooked(taking.identifier))],
      };
    },
  };
}

/** Takes what is open, the oldest first and no more than is allocated; the rest stays open for a later settlement. */
export function takeOpen(
  before: ProvisionalBefore,
  fits: (payment: ProvisionalPayment) => boolean,
): TakeProvisional {
  return {
    by: "invoice",
    of: ({ invoiceNumber, amount, currency }) => {
      const open = before.ofInvoice(invoiceNumber).filter((each) => fits(each) && before.left(each) > 0);
      const foreign = open.filter((each) => each.currency !== currency);
      if (foreign.length > 0) return { parts: [], problems: foreign.map(otherCurrency) };
      return { parts: partsUpTo(amount, open, before), problems: [] };
    },
  };
}

function partsUpTo(
  amount: MinorUnits,
  open: readonly ProvisionalPayment[],
  before: ProvisionalBefore,
): readonly TakenPart[] {
  const parts: TakenPart[] = [];
  let wanted: MinorUnits = amount;
  for (const payment of open) {
    if (wanted <= 0) break;
    const taken = minorUnits(Math.min(wanted, before.left(payment)));
    parts.push(before.nextPart(payment, taken));
    wanted = minorUnits(wanted - taken);
  }
  return parts;
}
