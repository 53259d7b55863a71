/** Whether the gateway still takes requests. */
export class Lifecycle {
  #closing = false;

  /** From here on every new request is answered with 503. */
  beginClosing(): void {
    this.#closing = true;
  }

  /** True while requests are taken. */
  get isOpen(): boolean {
    return !this.#closing;
  }
}
