import {
  type Account,
  ConnectorError,
  type Customer,
  type Dimension,
  type DocumentClass,
  type Periods,
  problem,
  type RegisterReader,
} from "@confirma-connect/core";
import { meaningOf } from "../map/vendor-problem.ts";
import type { NetvisorAnswer } from "../transport/netvisor-answer.ts";
import type { NetvisorClient } from "../transport/netvisor-client.ts";
import type { NetvisorRequest } from "../transport/netvisor-request.ts";
import type { XmlNode } from "../transport/xml-node.ts";
import { readAccountList } from "../wire/answer/account-list.ts";
import { readAccountingPeriodList } from "../wire/answer/accounting-period-list.ts";
import { readCustomerList } from "../wire/answer/customer-list.ts";
import { readDimensionList } from "../wire/answer/dimension-list.ts";
import { readVoucherTypeList } from "../wire/answer/voucher-type-list.ts";

/** Reads Netvisor's registers. Every call asks anew; nothing is cached. */
export class NetvisorRegisters implements RegisterReader {
  readonly #client: Pick<NetvisorClient, "exchange">;

  constructor(client: Pick<NetvisorClient, "exchange">) {
    this.#client = client;
  }

  /** Accounts with a number; groups of accounts are left out. */
  async *accounts(): AsyncIterable<Account> {
    const { accounts } = readAccountList(await this.#read({ resource: "accountlist.nv" }));
    for (const { number, name, isGroup, isActive } of accounts) {
      if (number !== undefined && !isGroup) yield { number, name: name ?? "", active: isActive ?? true };
    }
  }

  /** Voucher classes by their full names, as messages want them. */
  async *documentClasses(): AsyncIterable<DocumentClass> {
    for (const type of readVoucherTypeList(await this.#read({ resource: "vouchertypelist.nv" }))) {
      const { netvisorKey, abbreviation, name } = type;
      if (name !== undefined) yield { vendorId: netvisorKey, abbreviation: abbreviation ?? "", name };
    }
  }

  /** Dimensions and items that are not hidden. */
  async *dimensions(): AsyncIterable<Dimension> {
    for (const dimension of readDimensionList(await this.#read({ resource: "dimensionlist.nv" }))) {
      const items = dimension.items.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
      if (!dimension.isHidden) yield { name: dimension.name, items };
    }
  }

  /** Periods and locks; a period whose days cannot be read is an error, as it could hide a lock. */
  async periods(): Promise<Periods> {
    const list = readAccountingPeriodList(await this.#read({ resource: "accountingperiodlist.nv" }));
    const periods = list.periods.map(({ name, begin, end }) => {
      if (begin === undefined || end === undefined) throw unreadableAnswer("accountingperiodlist.nv");
      return { name: name ?? "", from: begin, to: end };
    });
    return {
      periods,
      ...(list.accountingLock === undefined ? {} : { accountingLock: list.accountingLock }),
      ...(list.vatLock === undefined ? {} : { vatLock: list.vatLock }),
    };
  }

  /** Customers; `keyword` is Netvisor's own search. */
  async *customers(query: { readonly keyword?: string } = {}): AsyncIterable<Customer> {
    const { keyword } = query;
    const filter = keyword === undefined ? {} : { query: { keyword } };
    for (const row of readCustomerList(await this.#read({ resource: "customerlist.nv", ...filter }))) {
      const businessId = row.organisationIdentifier;
      const head = { vendorId: row.netvisorKey, code: row.code ?? "", name: row.name ?? "" };
      yield businessId === undefined ? head : { ...head, businessId };
    }
  }

  async #read(request: NetvisorRequest): Promise<XmlNode> {
    return rootOf(await this.#client.exchange(request), request.resource);
  }
}

/** The document of a read; a read that failed is an error of stage `read`. Vendor texts are not quoted. */
export function rootOf(answer: NetvisorAnswer, resource: string): XmlNode {
  switch (answer.type) {
    case "ok":
      return answer.root;
    case "failed": {
      const { code } = meaningOf(answer.code);
      const message = `Netvisor refused to read ${resource} (${answer.code === "" ? "no code" : answer.code})`;
      const problems = [problem(code, { message })];
      throw new ConnectorError({ code, stage: "read", delivery: "answered", message, problems });
    }
    case "unreadable":
      throw unreadableAnswer(resource);
    case "notSent":
    case "unknown": {
      const { code, message } = answer.problem;
      throw new ConnectorError({
        code,
        stage: "read",
        delivery: answer.type,
        message,
        problems: [answer.problem],
      });
    }
  }
}

const unreadableAnswer = (resource: string): ConnectorError =>
  new ConnectorError({
    code: "ACC_ANSWER_UNREADABLE",
    stage: "read",
    delivery: "answered",
    message: `the answer of ${resource} could not be read`,
  });
