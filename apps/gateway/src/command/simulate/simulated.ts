import type { ConfirmaReceivable } from "@confirma-connect/simulators";

/** A stand-in that runs, and what a caller needs to use it. Its keys are made up and open nothing else. */
export interface Simulated {
  readonly title: string;
  readonly facts: {
    readonly system: string;
    readonly url: string;
    /** Address of its books. */
    readonly probe: string;
    /** Folder where files are handed over; only where there is such a thing. */
    readonly folder?: string;
    /** Month of its demo data, `YYYY-MM`; only on the agency's side. */
    readonly month?: string;
    readonly credentials: Readonly<Record<string, string>>;
  };
  close(): Promise<void>;
}

/** What a person chose. */
export interface SimulateChoice {
  readonly port: number;
  readonly folder?: string;
  /** Month of the demo data as `YYYY-MM`. */
  readonly month?: string;
  /** What the agency's cases are about; absent: made-up invoices. */
  readonly receivables?: readonly ConfirmaReceivable[];
}
