import { civilDate } from "@confirma-connect/core";
import { both, ok, openCase, type Row, refused } from "./reading-row.ts";
import { all, clientOf, march } from "./running.ts";

const none = { from: civilDate("2020-01-01"), to: civilDate("2020-01-02") };

/** What reads make of the agency's open questions. */
export const readReadings: readonly Row[] = [
  ...both(
    "emptyList",
    async ({ client }) => [
      await client.payments.retrievePayments(none),
      await client.payments.retrieveSettlements(none),
      await client.accounting.paymentStatus(),
      await client.invoices.distribution({ fromInvDate: none.from, toInvDate: none.to }),
    ],
    ["204", [...Array(3).fill({ ...ok, status: 204, value: [] }), { ...ok, value: { totalCount: 0 } }]],
    ["200", [...Array(3).fill({ ...ok, status: 200, value: [] }), { ...ok, value: { totalCount: 0 } }]],
  ),
  ...both(
    "fetchedMark",
    async ({ client }) => {
      const first = await all(client.payments.settlements(march));
      const unfetched = await all(client.payments.settlements({ ...march, unfetchedOnly: true }));
      const again = await all(client.payments.settlements({ ...march, unfetchedOnly: true }));
      return [first, unfetched, again].map((list) => list.length);
    },
    ["anyRead", [4, 0, 0]],
    ["unfetchedRead", [4, 4, 0]],
  ),
  ...both(
    "largestWindowDays",
    async ({ client, simulator }) => {
      const whole = await client.payments.retrieveSettlements(march);
      const narrow = clientOf(simulator, "demo-confirma-key", { windowDays: 5 });
      return [whole, (await all(narrow.payments.settlements(march))).length];
    },
    [5, [refused(400), 4]],
    [366, [ok, 4]],
  ),
  ...both(
    "unknownParameter",
    async ({ client, simulator }) => {
      const routes = { payments: { fixedQuery: { version: "2" } } };
      const more = clientOf(simulator, "demo-confirma-key", { routes });
      return [await client.payments.retrievePayments(march), await more.payments.retrievePayments(march)];
    },
    ["refuse", [ok, refused(400)]],
    ["ignore", [ok, ok]],
  ),
  ...both(
    "invalidKey",
    ({ simulator }) => clientOf(simulator, "nobody").onboarding.validateToken(),
    ["401", { ...refused(401), problems: [{ code: "ACC_AUTH_FAILED" }] }],
    ["200", { ...ok, value: { isValid: false } }],
  ),
  ...both(
    "renewedKey",
    async ({ client, simulator }) => {
      const renewed = await client.onboarding.renewToken();
      const fresh = clientOf(simulator, renewed.type === "ok" ? renewed.value.reveal() : "");
      return [await client.onboarding.validateToken(), await fresh.onboarding.validateToken()];
    },
    ["dies", [refused(401), ok]],
    ["stays", [ok, ok]],
  ),
  ...both(
    "caseQuery",
    async (scene) => {
      const { caseId, invoiceNumber } = openCase(scene);
      const { invoices } = scene.client;
      return [
        await invoices.caseDetails({ caseId: String(caseId) }),
        await invoices.caseDetails({ invoiceNumber }),
        await invoices.caseDetails({ caseId: String(caseId), invoiceNumber }),
      ];
    },
    ["caseId", [ok, refused(400), ok]],
    ["either", [ok, ok, ok]],
  ),
  ...both(
    "caseCosts",
    async (scene) => {
      const found = await scene.client.invoices.caseDetails({ caseId: String(openCase(scene).caseId) });
      return found.type === "ok" ? Object.keys(found.value.balance) : found;
    },
    ["costsAmount", ["capitalAmount", "interestAmount", "costsAmount"]],
    ["unnamed", ["capitalAmount", "interestAmount"]],
  ),
];
