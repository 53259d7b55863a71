/** Runs tasks one after the other, in the order of arrival; a failed task does not stop the next. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();

  /** Runs a task when every earlier one has settled. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task);
    // The queue only waits; whoever called `run` receives the error.
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
