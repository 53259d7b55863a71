import {
  type Attempt,
  type CivilDate,
  formatAmount,
  type MinorUnits,
  minorUnits,
  type Posting,
  type Problem,
  parseAmount,
  problem,
  type ResolvedStep,
} from "@confirma-connect/core";
import type { ModuleAddress, WebService } from "../transport/web-service.ts";
import { fromEnvelope, inEnvelope } from "../wire/envelope.ts";
import { childrenOf, textAt, type XmlNode } from "../wire/xml/read-xml.ts";
import { element, writeXml } from "../wire/xml/xml-element.ts";

/** Names of the method that lists receipts and of its elements; not public, so an operator gives them. */
export interface ReceiptWords {
  readonly method: string;
  readonly from: string;
  readonly to: string;
  readonly receipt: string;
  readonly number: string;
  readonly date: string;
  readonly row: string;
  readonly account: string;
  readonly sum: string;
}

/** Whether a receipt is in the books, and what differs there. */
export type Booked =
  | { readonly type: "booked"; readonly differences: readonly Problem[] }
  | { readonly type: "absent" }
  | { readonly type: "unclear" };

/** Reads receipts back from NetBaron's accounting module, with the element names that the operator gave. */
export class ReceiptBook {
  readonly #service: WebService;
  readonly #address: ModuleAddress;
  readonly #words: ReceiptWords;
  readonly #envelope: "plain" | "soap";

  constructor(service: WebService, address: ModuleAddress, words: ReceiptWords, envelope: "plain" | "soap") {
    this.#service = service;
    this.#address = address;
    this.#words = words;
    this.#envelope = envelope;
  }

  /** Looks for the receipt of a step by its number on its date and compares it account by account. */
  async find({ identity, postings }: ResolvedStep, { signal }: Attempt): Promise<Booked> {
    const { receiptNumber } = identity.values;
    const date = postings[0]?.date;
    if (receiptNumber === undefined || date === undefined) return { type: "unclear" };
    const all = await this.#receipts(date, signal);
    if (all === undefined) return { type: "unclear" };
    const ours = all.filter((node) => textAt(node, this.#words.number) === receiptNumber);
    const [one, second] = ours;
    if (one === undefined) return { type: "absent" };
    if (second !== undefined) return { type: "unclear" };
    return { type: "booked", differences: this.#differences(one, postings, date) };
  }

  async #receipts(date: CivilDate, signal: AbortSignal | undefined): Promise<readonly XmlNode[] | undefined> {
    const { method, from, to, receipt } = this.#words;
    const message = writeXml({ name: method, content: [...element(from, date), ...element(to, date)] });
    const body = inEnvelope(`<?xml version="1.0" encoding="UTF-8"?>\n${message}\n`, this.#envelope);
    const request = {
      method: "POST" as const,
      address: this.#address,
      contentType: "text/xml; charset=utf-8",
      body,
    };
    const result = await this.#service.exchange(request, signal);
    const root =
      result.type === "answered" && result.status === 200 ? fromEnvelope(result.text()) : undefined;
    return root === undefined || /error|fault/iu.test(root.name) ? undefined : childrenOf(root, receipt);
  }

  #differences(receipt: XmlNode, postings: readonly Posting[], date: CivilDate): readonly Problem[] {
    const { row, account, sum, date: dateName } = this.#words;
    const booked = new Map<string, MinorUnits>();
    for (const node of childrenOf(receipt, row)) {
      const amount = parseAmount(textAt(node, sum) ?? "", "either");
      if (amount === undefined) return [differs("a sum in the books cannot be read")];
      add(booked, textAt(node, account) ?? "", amount);
    }
    const sent = new Map<string, MinorUnits>();
    for (const posting of postings) add(sent, posting.account, posting.amount);
    const accounts = [...new Set([...booked.keys(), ...sent.keys()])];
    const other = accounts.filter((each) => (booked.get(each) ?? 0) !== (sent.get(each) ?? 0));
    return [
      ...(textAt(receipt, dateName) === date ? [] : [differs("the books have another date")]),
      ...other.map((each) =>
        differs(
          `account ${each}: the books have ${text(booked.get(each))}, ${text(sent.get(each))} was sent`,
        ),
      ),
    ];
  }
}

const add = (sums: Map<string, MinorUnits>, account: string, amount: MinorUnits): void => {
  sums.set(account, minorUnits((sums.get(account) ?? 0) + amount));
};

const text = (amount: MinorUnits | undefined): string => formatAmount(amount ?? minorUnits(0), ".");

const differs = (message: string): Problem => problem("ACC_ANSWER_DIFFERS", { message, severity: "warning" });
