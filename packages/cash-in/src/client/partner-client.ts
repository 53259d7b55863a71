import { Secret } from "@confirma-connect/core";
import { type ReadJson, readable, unreadable } from "@confirma-connect/http";
import type { CashInResult } from "../cash-in-result.ts";
import type { RouteFor } from "../route/default-routes.ts";
import type { CallOptions, CashInTransport } from "../transport/cash-in-transport.ts";
import type { Parameters } from "../transport/request-address.ts";
import { sealedAnswer } from "../transport/sealed-answer.ts";
import { dataOf } from "../wire/named-rows.ts";
import {
  type ExternalAgreement,
  externalAgreements,
  type SellerDelivery,
  type SmsReport,
  sellerDeliveries,
  smsReports,
} from "../wire/partner-answer.ts";
import type { JsonObject } from "./menu-call.ts";

/** What registering a creditor takes, by the prose; the fields of each part are not public. */
export interface NewCreditor {
  readonly businessDetails: JsonObject;
  readonly contactPersons: readonly JsonObject[];
  readonly serviceConfiguration: JsonObject;
}

/** What can be changed about a creditor, by the prose. */
export interface CreditorChange {
  readonly contactPersons?: readonly JsonObject[];
  readonly bankAccount?: JsonObject;
  readonly serviceSettings?: JsonObject;
}

/** A text message to a debtor. Personal data: never logged. */
export interface SmsMessage {
  /** Mobile number in the international form. */
  readonly recipient: string;
  readonly message: string;
}

/** A creditor's credentials as JSON text. */
const credentials: ReadJson<Secret> = (json) => {
  const data = dataOf(json);
  return data === undefined || data === null
    ? unreadable("holds no credentials")
    : readable(new Secret(JSON.stringify(data)));
};

/** A write by our names of its members. */
interface Write {
  readonly members: JsonObject;
  readonly parameters?: Parameters;
  readonly options: CallOptions;
}

/** Partner services. They need a partner key; creditor keys are refused by Cash-In and do not compile here. */
export class PartnerClient {
  readonly #transport: CashInTransport<"partner">;

  constructor(transport: CashInTransport<"partner">) {
    this.#transport = transport;
  }

  /** "Submit new creditor": its credentials come with the answer, so an `unknown` result must be looked into. */
  registerCreditor(creditor: NewCreditor, options: CallOptions = {}): Promise<CashInResult<Secret>> {
    return this.#write("registerCreditor", { members: { ...creditor }, options }, credentials);
  }

  /** "Update creditor": contacts, bank account and service settings. */
  updateCreditor(
    creditorId: string,
    change: CreditorChange,
    options: CallOptions = {},
  ): Promise<CashInResult<Secret>> {
    return this.#write(
      "updateCreditor",
      { members: { ...change }, parameters: { creditorId }, options },
      sealedAnswer,
    );
  }

  /** "Get creditor credentials". */
  creditorCredentials(creditorId: string, options: CallOptions = {}): Promise<CashInResult<Secret>> {
    return this.#transport.call(
      { route: "creditorCredentials", parameters: { creditorId }, ...options },
      credentials,
    );
  }

  /** "Get external agreement ids": which records of the partner a creditor belongs to. */
  externalAgreements(
    creditorId: string,
    options: CallOptions = {},
  ): Promise<CashInResult<readonly ExternalAgreement[]>> {
    const { answer } = this.#transport.routes.externalAgreements;
    return this.#transport.call(
      { route: "externalAgreements", parameters: { creditorId }, ...options },
      externalAgreements(answer),
    );
  }

  /** "Delivery information per seller": how a creditor's invoices were distributed. */
  sellerDelivery(
    creditorId: string,
    parameters: Parameters = {},
    options: CallOptions = {},
  ): Promise<CashInResult<readonly SellerDelivery[]>> {
    const { answer } = this.#transport.routes.sellerDelivery;
    return this.#transport.call(
      { route: "sellerDelivery", parameters: { ...parameters, creditorId }, ...options },
      sellerDeliveries(answer),
    );
  }

  /** "Send SMS": the delivery reports come in the answer (seen). Never repeated: the debtor would get it twice. */
  sendSms(message: SmsMessage, options: CallOptions = {}): Promise<CashInResult<readonly SmsReport[]>> {
    const reports = smsReports(this.#transport.routes.sendSms.answer);
    return this.#write("sendSms", { members: { ...message }, options }, reports);
  }

  #write<T>(
    route: RouteFor<"partner">,
    { members, parameters = {}, options }: Write,
    read: ReadJson<T>,
  ): Promise<CashInResult<T>> {
    const names = this.#transport.routes[route].body;
    const body = Object.fromEntries(
      Object.entries(members).map(([name, value]) => [names[name] ?? name, value]),
    );
    return this.#transport.call({ route, parameters, body, ...options }, read);
  }
}
