/** The gateway of the demo as a thing that can be started, killed and stopped; tests give their own. */
export interface DemoGateway {
  start(): Promise<void>;
  /** Ends at once, without a chance to finish anything. */
  kill(): Promise<void>;
  /** Finishes what is under way and ends. */
  stop(): Promise<void>;
}
