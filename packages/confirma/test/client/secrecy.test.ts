import { inspect } from "node:util";
import { ConnectorError, problem } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { expect, test } from "@jest/globals";
import { calls } from "../support/calls.ts";
import { answered, clock, scriptedHttp, testClient } from "../support/test-client.ts";

const canaries = /canary|staging-key|provisioning-key|Määttä|Siiri|FI2112345600000785|\+3585/iu;

/** Every way an answer can fail, each carrying a name, an account number and a key. */
const failures: readonly HttpResult[] = [
  ...[200, 400, 401, 403, 404, 409, 422, 429, 500, 503].map((status) =>
    answered(status, '{"name":"Canary Name","iban":"FI00CANARY","key":"canary-key","isValid":"canary"}'),
  ),
  answered(200, '[{"accountName":"Canary\\u0000","paymentAmount":"canary","currency":"canary"}]'),
  answered(200, '{"settlements":[{"beneficiary":{"iban":"canary\\u0007"},"settlementDate":"canary"}]}'),
  answered(200, '{"payments":[{"status":"canary"}],"ledgers":[{"documentName":7}],"invoices":["canary"]}'),
  answered(200, '{"Message":"canary canary","metaData":{"totalCount":"canary"},"case":{"summary":"canary"}}'),
  answered(200, "<html>canary</html>"),
  { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") },
  { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") },
];

test("results of every endpoint show no key, name or account number", async () => {
  for (const failure of failures) {
    for (const call of calls) {
      const result = await call.run(testClient(scriptedHttp(() => failure)));
      const { type } = result;
      const shown = type === "ok" ? JSON.stringify(result.warnings) : JSON.stringify(result);
      const printed = type === "ok" ? inspect(result.body) : inspect(result, { depth: 9 });
      expect({ call: call.name, found: canaries.exec(`${shown} ${printed}`)?.[0] }).toEqual({
        call: call.name,
        found: undefined,
      });
    }
  }
});

test("errors of walks, the client and its parts show none either", async () => {
  const day = clock.today();
  for (const failure of failures) {
    const client = testClient(scriptedHttp(() => failure));
    const { payments } = client;
    const period = { from: day, to: day };
    for (const walk of [payments.payments(period), payments.settlements(period)]) {
      try {
        for await (const _ of walk);
      } catch (error) {
        expect(ConnectorError.is(error)).toBe(true);
        expect(`${error} ${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`).not.toMatch(canaries);
      }
    }
    expect(`${JSON.stringify(client)} ${inspect(client, { depth: 9, showHidden: true })}`).not.toMatch(
      canaries,
    );
  }
});
