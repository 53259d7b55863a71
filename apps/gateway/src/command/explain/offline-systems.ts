import { AccountPlan, Secret, type SecretSource, type SystemRegistry } from "@confirma-connect/core";
import { SystemConfig } from "../../config/system-config.ts";
import { islandClient, lakeClient, northClient } from "../../demo/client/demo-clients.ts";
import { netbaronPlan } from "../../demo/scene/netbaron-plan.ts";
import { netvisorPlan } from "../../demo/scene/netvisor-plan.ts";
import { procountorPlan } from "../../demo/scene/procountor-plan.ts";
import { systemsOf } from "../systems-of.ts";

/** Secrets are not needed to translate, so none is read: an explanation works on any machine. */
const noSecrets: SecretSource = { read: async () => new Secret("not-needed-offline") };

/** The adapter of a client's system, for translating only. */
export const offlineSystems = (system: SystemConfig): Promise<SystemRegistry> => systemsOf(system, noSecrets);

/** Systems that can be explained without a configuration. */
export const offlineNames = ["netvisor", "procountor", "netbaron"] as const;

/** One of {@link offlineNames}. */
export type OfflineName = (typeof offlineNames)[number];

const reference = "env:NOT_NEEDED_OFFLINE";

/** Systems without a company: enough to translate, too little to send. */
const systems: Readonly<Record<OfflineName, unknown>> = {
  netvisor: {
    type: "netvisor",
    customerId: "offline",
    customerKey: reference,
    partnerId: "offline",
    partnerKey: reference,
    organisationId: "0000000-0",
  },
  procountor: { type: "procountor", clientId: "offline", clientSecret: reference, apiKey: reference },
  netbaron: { type: "netbaron", drop: { type: "folder", path: "/offline" } },
};

const plans = {
  netvisor: () => netvisorPlan(northClient),
  procountor: () => procountorPlan(lakeClient),
  netbaron: () => netbaronPlan(islandClient),
} as const;

/** A system without a company. */
export const offlineSystem = (name: OfflineName): SystemConfig => SystemConfig.parse(systems[name]);

/** The built-in demonstration plan of a system. */
export const offlinePlan = (name: OfflineName): AccountPlan => AccountPlan.parse(plans[name]());
