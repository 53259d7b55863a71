import type { Fault } from "../kernel/fault.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { Journal } from "../kernel/journal.ts";
import { RateLimiter } from "../kernel/rate-limiter.ts";
import { type ConfirmaReceipt, receiveMoney } from "./book/receive-money.ts";
import {
  type ConfirmaAccount,
  type ConfirmaKeyEnvironment,
  demoConfirmaAccount,
} from "./confirma-account.ts";
import { Tenant } from "./tenant.ts";
import { workOff } from "./work.ts";

/** What an agency begins with; everything has a default. */
interface Beginning {
  readonly environment?: ConfirmaKeyEnvironment;
  readonly accounts?: readonly ConfirmaAccount[];
  readonly requestsPerSecond?: number;
  readonly now?: () => Date;
}

/** Everything that lasts from request to request: clients with their books, what was asked, what is to go wrong. */
export class Agency {
  readonly environment: ConfirmaKeyEnvironment;
  readonly now: () => Date;
  /** Those of the beginning, then those that `POST /client` made. */
  readonly tenants: Tenant[];
  readonly journal = new Journal();
  readonly faults = new FaultPlan<Fault>();
  readonly limiter: RateLimiter;
  readonly #opened: number;

  constructor({ environment = "staging", accounts, requestsPerSecond, now }: Beginning) {
    this.environment = environment;
    this.now = now ?? (() => new Date());
    this.tenants = (accounts ?? [demoConfirmaAccount()]).map((account) => new Tenant(account));
    this.#opened = this.tenants.length;
    const limit = requestsPerSecond ?? Number.POSITIVE_INFINITY;
    this.limiter = new RateLimiter(
      () => limit,
      () => performance.now(),
    );
  }

  /** Back to the beginning, without requests and faults. */
  reset(): void {
    this.tenants.length = this.#opened;
    for (const tenant of this.tenants) tenant.reset();
    this.journal.clear();
    this.faults.disarm();
    this.limiter.clear();
  }

  /** Pending actions take effect, pending accounting documents are synced. */
  work(): void {
    for (const tenant of this.tenants) tenant.write(workOff(tenant.book(), this.#today()));
  }

  /** A debtor pays the first client's agency. */
  receive(receipt: ConfirmaReceipt): void {
    const [tenant] = this.tenants;
    tenant?.write(receiveMoney(tenant.book(), receipt, this.#today()));
  }

  /** The newest key of a client. */
  newestKey(clientId: string): string | undefined {
    return this.tenants.find(({ account }) => account.clientId === clientId)?.newestKey(this.environment);
  }

  #today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
