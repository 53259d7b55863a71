import type { DocumentSource } from "@confirma-connect/core";

/** Takes what is being asked for, in words; undefined when it has been answered completely. */
export type OnAsk = (what: string | undefined) => void;

/** The same reading, announced when it begins and when it has ended. */
const announced = <A extends readonly unknown[], T>(
  read: (...asked: A) => AsyncIterable<T>,
  what: string,
  onAsk: OnAsk,
) =>
  async function* (...asked: A): AsyncGenerator<T, void, undefined> {
    onAsk(what);
    yield* read(...asked);
    onAsk(undefined);
  };

/** The same source; says in words what it is asked for, so that whoever waits knows for whom. */
export function announcedSource(source: DocumentSource, onAsk: OnAsk): DocumentSource {
  const { id } = source;
  const payments = source.payments?.bind(source);
  const settlements = source.settlements?.bind(source);
  const asking = (what: string): string => `asking ${id} for ${what}`;
  return {
    id,
    ...(payments === undefined ? {} : { payments: announced(payments, asking("received payments"), onAsk) }),
    ...(settlements === undefined
      ? {}
      : { settlements: announced(settlements, asking("settlements"), onAsk) }),
  };
}
