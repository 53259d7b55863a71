import { ConnectorError, type Decision } from "@confirma-connect/core";
import { composeGateway } from "../composition/compose-gateway.ts";
import { readGatewayConfig } from "../config/read-gateway-config.ts";
import { hostSecrets } from "../secret/host-secrets.ts";
import { type ConnectOptions, connect } from "./gateway/connect.ts";
import { failedAnswer, readAnswer } from "./gateway/refusal-of.ts";
import { SubmissionAnswer } from "./gateway/submission-answer.ts";

/** Where a decision is carried to: a gateway, or the store of a configuration. */
export interface DecideOptions extends ConnectOptions {
  readonly config?: string;
}

/** What is told about a submission after a decision. */
export interface Decided {
  readonly reference: string;
  readonly kind: string;
  readonly state: string;
}

async function throughGateway(
  reference: string,
  decision: Decision,
  options: ConnectOptions,
): Promise<Decided> {
  const client = await connect(options);
  const path = `api/v1/connect/submissions/${encodeURIComponent(reference)}/decision`;
  const answer = await client.request("POST", path, JSON.stringify(decision));
  if (answer.status !== 200) throw failedAnswer(answer);
  const { kind, state } = readAnswer(SubmissionAnswer, answer);
  return { reference, kind, state };
}

async function throughStore(reference: string, decision: Decision, file: string): Promise<Decided> {
  const gateway = await composeGateway(await readGatewayConfig(file), { secrets: hostSecrets() });
  try {
    const found = await gateway.store.find(reference);
    const runtime = found === undefined ? undefined : gateway.clients.get(found.client);
    if (runtime === undefined) {
      const detail = { code: "ACC_REQUEST_NOT_FOUND", stage: "serve", delivery: "notSent" } as const;
      throw new ConnectorError({ ...detail, message: `there is no submission ${reference} in this store` });
    }
    const { kind, state } = await runtime.desk.decide(reference, decision);
    return { reference, kind, state };
  } finally {
    await gateway.store.close();
  }
}

/** Carries an operator's decision out; `config` names a store, without it a gateway is asked. */
export const decide = (reference: string, decision: Decision, options: DecideOptions): Promise<Decided> =>
  options.config === undefined
    ? throughGateway(reference, decision, options)
    : throughStore(reference, decision, options.config);
