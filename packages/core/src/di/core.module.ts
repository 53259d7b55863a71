import { ContainerModule } from "inversify";
import { DeliveryEngine } from "../delivery/delivery-engine.ts";
import { defaultRetryPolicy, type RetryPolicy } from "../delivery/retry-policy.ts";
import { randomIds } from "../host/random-ids.ts";
import { silentLog } from "../host/silent-log.ts";
import { systemClock } from "../host/system-clock.ts";
import { AccountingSystem } from "../ports/accounting-system.ts";
import { Clock } from "../ports/clock.ts";
import { IdSource } from "../ports/id-source.ts";
import { Log } from "../ports/log.ts";
import { SubmissionStore } from "../ports/submission-store.ts";
import { AccountingEndpoints, AccountingEndpointsToken } from "../service/accounting-endpoints.ts";
import { ClientProfile } from "../service/client-profile.ts";
import { OperatorDesk } from "../service/operator-desk.ts";
import { SystemRegistry, SystemRegistryToken } from "../service/system-registry.ts";
import { MemorySubmissionStore } from "../store/memory-submission-store.ts";
import { token } from "./token.ts";

/** Container token of the {@link DeliveryEngine}. */
export const DeliveryEngineToken = token<DeliveryEngine>("DeliveryEngine");

/** Container token of the {@link OperatorDesk}. */
export const OperatorDeskToken = token<OperatorDesk>("OperatorDesk");

/** Settings of {@link coreModule}; everything has a default. */
export interface CoreOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  readonly log?: Log;
  /** Default: in memory, lost when the process ends. */
  readonly store?: SubmissionStore;
  readonly policy?: Partial<RetryPolicy>;
  /** IANA time zone in which "today" is meant; default Europe/Helsinki. */
  readonly zone?: string;
}

/**
 * Binds the engine, the endpoints and the host's ports for one client. Load it together with one or
 * more adapter modules and bind {@link ClientProfile}.
 */
export const coreModule = (options: CoreOptions = {}): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(Clock).toConstantValue(options.clock ?? systemClock);
    bind(IdSource).toConstantValue(options.ids ?? randomIds);
    bind(Log).toConstantValue(options.log ?? silentLog);
    bind(SubmissionStore).toConstantValue(options.store ?? new MemorySubmissionStore());
    bind(SystemRegistryToken)
      .toResolvedValue(
        (systems: AccountingSystem[]) => new SystemRegistry(systems),
        [{ isMultiple: true, serviceIdentifier: AccountingSystem }],
      )
      .inSingletonScope();
    const policy = { ...defaultRetryPolicy, ...options.policy };
    const zone = options.zone ?? "Europe/Helsinki";
    const engineTokens = [SystemRegistryToken, SubmissionStore, Clock, IdSource, Log] as const;
    bind(DeliveryEngineToken)
      .toResolvedValue(
        (systems, store, clock, ids, log) =>
          new DeliveryEngine({ systems, store, clock, ids, log, policy, zone }),
        [...engineTokens],
      )
      .inSingletonScope();
    bind(OperatorDeskToken)
      .toResolvedValue(
        (client, systems, store, clock, ids, log) =>
          new OperatorDesk({ client, systems, store, clock, ids, log, policy, zone }),
        [ClientProfile, ...engineTokens],
      )
      .inSingletonScope();
    bind(AccountingEndpointsToken)
      .toResolvedValue(
        (client, systems, store, clock, ids, log) =>
          new AccountingEndpoints({ client, systems, store, clock, ids, log }),
        [ClientProfile, ...engineTokens],
      )
      .inSingletonScope();
  });
