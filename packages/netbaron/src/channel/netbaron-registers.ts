import { ConnectorError, type Dimension, type RegisterReader } from "@confirma-connect/core";
import type { ModuleAddress, WebService } from "../transport/web-service.ts";
import { fromEnvelope, inEnvelope } from "../wire/envelope.ts";
import { receiptColumns } from "../wire/receipt-column.ts";
import { childrenOf, textAt, type XmlNode } from "../wire/xml/read-xml.ts";
import { writeXml } from "../wire/xml/xml-element.ts";

/** Names of cost centers' elements in an answer; not public, so an operator gives them. */
export interface CostCenterWords {
  readonly item: string;
  readonly number: string;
}

/** Reads cost centers by `GetCostCenterDetails`, the only method of the accounting module whose name is public. */
export class NetbaronRegisters implements RegisterReader {
  readonly #service: WebService;
  readonly #address: ModuleAddress;
  readonly #words: CostCenterWords;
  readonly #envelope: "plain" | "soap";

  constructor(
    service: WebService,
    address: ModuleAddress,
    words: CostCenterWords,
    envelope: "plain" | "soap",
  ) {
    this.#service = service;
    this.#address = address;
    this.#words = words;
    this.#envelope = envelope;
  }

  async *dimensions(): AsyncGenerator<Dimension> {
    const { item, number } = this.#words;
    const root = await this.#call("GetCostCenterDetails");
    const items = childrenOf(root, item).map((node) => textAt(node, number));
    yield { name: receiptColumns.costCenter.fi, items: items.filter((each) => each !== undefined) };
  }

  async #call(method: string): Promise<XmlNode> {
    const body = inEnvelope(
      `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml({ name: method, content: "" })}\n`,
      this.#envelope,
    );
    const request = {
      method: "POST" as const,
      address: this.#address,
      contentType: "text/xml; charset=utf-8",
      body,
    };
    const result = await this.#service.exchange(request);
    const root =
      result.type === "answered" && result.status === 200 ? fromEnvelope(result.text()) : undefined;
    if (root !== undefined && !/error|fault/iu.test(root.name)) return root;
    const message = `the accounting module did not answer ${method}`;
    throw new ConnectorError({ code: "ACC_ANSWER_UNREADABLE", stage: "read", delivery: "answered", message });
  }
}
