import { type CollectionDesk, type DeskOutcome, problem } from "@confirma-connect/core";

const cancelled: DeskOutcome = { type: "notSent", problems: [problem("ACC_NOT_SENT_CANCELLED")] };

/**
 * The same desk until the signal is aborted. Then nothing more is told, and a look ends with the signal's reason: an
 * answer that nobody waited for says nothing of the case, so nothing may follow from it. What is being told at that
 * moment is told to its end.
 */
export function stoppableDesk(desk: CollectionDesk, signal: AbortSignal): CollectionDesk {
  const unlessStopped = (tell: () => Promise<DeskOutcome>): Promise<DeskOutcome> =>
    signal.aborted ? Promise.resolve(cancelled) : tell();
  return {
    submitInvoice: (invoice) => unlessStopped(() => desk.submitInvoice(invoice)),
    submitAction: (target, action) => unlessStopped(() => desk.submitAction(target, action)),
    findCase: async (target) => {
      signal.throwIfAborted();
      const sighting = await desk.findCase(target);
      if (sighting.type === "unclear") signal.throwIfAborted();
      return sighting;
    },
  };
}
