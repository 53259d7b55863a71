/** What a person may choose about the demo. */
export interface DemoOptions {
  /** Number of documents, the documented examples included. */
  readonly documents: number;
  readonly seed: number;
}

/** The least that shows every kind of document and every fault. */
export const fewestDocuments = 20;

/** A month of all clients. */
export const defaultOptions: DemoOptions = { documents: 360, seed: 1 };
