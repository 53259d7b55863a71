import type { VendorReply } from "../ports/outcome.ts";
import type { Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { AbsenceProof } from "./send-permit.ts";
import type { Pins, StepProgress, StepProof } from "./submission.ts";

/** Everything that can happen to a submission. `at` is epoch milliseconds. */
export type SubmissionEvent =
  | { readonly type: "send"; readonly at: number; readonly step: string; readonly sentHash: string }
  | {
      readonly type: "accept";
      readonly at: number;
      readonly step: string;
      readonly proof: StepProof;
      /** Today, for `syncedOn` when this was the last step. */
      readonly today: CivilDate;
      readonly problems: readonly Problem[];
      readonly vendor?: VendorReply;
    }
  | {
      readonly type: "refuse";
      readonly at: number;
      readonly step: string;
      /** Set when an operator gave up: nobody knows whether it was booked. */
      readonly abandoned?: true;
      readonly problems: readonly Problem[];
      readonly vendor?: VendorReply;
    }
  | {
      /** Proved to have had no effect: may be sent again later. */
      readonly type: "postpone";
      readonly at: number;
      readonly step: string;
      readonly until: number;
      readonly problem: Problem;
      readonly vendor?: VendorReply;
    }
  | {
      /** May have had an effect. */
      readonly type: "lose";
      readonly at: number;
      readonly step: string;
      readonly lookAt: number;
      readonly problem: Problem;
      /** The system said yes, without naming what it made. */
      readonly acknowledged?: true;
      readonly vendor?: VendorReply;
    }
  | {
      /** The round ended by a defect or a broken host; nothing is known to have happened. */
      readonly type: "stall";
      readonly at: number;
      readonly step: string;
      readonly until: number;
      readonly problem: Problem;
    }
  | { readonly type: "look"; readonly at: number; readonly step: string }
  | {
      readonly type: "queue";
      readonly at: number;
      readonly step: string;
      readonly proof: AbsenceProof;
      /** When it may be sent again; default: at once. */
      readonly until?: number;
    }
  | {
      /** A refused document gets a new version: rendered again, or with what is proved kept as it is. */
      readonly type: "renew";
      readonly at: number;
      readonly step: string;
      readonly pins: Pins;
      readonly steps: readonly StepProgress[];
      readonly problems: readonly Problem[];
    }
  | { readonly type: "park"; readonly at: number; readonly step: string; readonly problem: Problem }
  | {
      /** Read back after acceptance: evidence may rise, differences become problems. */
      readonly type: "verify";
      readonly at: number;
      readonly step: string;
      readonly proof: StepProof;
      readonly problems: readonly Problem[];
    };

/** The words for what happened; used in history and logs. */
export type SubmissionEventType = SubmissionEvent["type"];
