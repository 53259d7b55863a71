import { expect, test } from "@jest/globals";
import { startNetvisorSimulator } from "../src/index.ts";
import { voucher } from "./messages.ts";
import { codeOf, keyOf, send, statusOf } from "./netvisor-client.ts";

test("a voucher is booked and read back", async () => {
  const simulator = await startNetvisorSimulator();
  const answer = await send(simulator.url, "accounting.nv", voucher());
  expect(statusOf(answer)).toBe("OK");
  const books = simulator.probe.books();
  expect(books.vouchers[0]?.netvisorKey).toBe(keyOf(answer));
  expect(books.balances).toEqual({ "1701": 299000, "3000": -238247, "2939": -60753 });
  const ledger = await send(simulator.url, `accountingledger.nv?netvisorkey=${keyOf(answer)}`);
  expect(ledger.body).toContain("<VoucherDate>2.3.2026</VoucherDate>");
  for (const name of [
    "accountlist",
    "vouchertypelist",
    "dimensionlist",
    "accountingperiodlist",
    "customerlist",
    "productlist",
    "paymenttermlist",
    "getbankaccounts",
  ]) {
    expect(codeOf(await send(simulator.url, `${name}.nv`))).toBe("OK");
  }
  await simulator.close();
});
