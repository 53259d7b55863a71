import { describe, expect, it } from "@jest/globals";
import { readAccountList } from "../../src/wire/answer/account-list.ts";
import { readAccountingLedger } from "../../src/wire/answer/accounting-ledger.ts";
import { readAccountingPeriodList } from "../../src/wire/answer/accounting-period-list.ts";
import { readBankAccounts } from "../../src/wire/answer/bank-accounts.ts";
import { readCustomerList } from "../../src/wire/answer/customer-list.ts";
import { readDeletedList } from "../../src/wire/answer/deleted-list.ts";
import { readDimensionList } from "../../src/wire/answer/dimension-list.ts";
import { isCustomerNotFound, readCustomers } from "../../src/wire/answer/get-customer.ts";
import { readProducts } from "../../src/wire/answer/get-product.ts";
import { readPaymentTermList } from "../../src/wire/answer/payment-term-list.ts";
import { readProductList } from "../../src/wire/answer/product-list.ts";
import { readSalesInvoices } from "../../src/wire/answer/sales-invoice.ts";
import { readSalesInvoiceList } from "../../src/wire/answer/sales-invoice-list.ts";
import { readSalesPaymentList } from "../../src/wire/answer/sales-payment-list.ts";
import { readVoucherTypeList } from "../../src/wire/answer/voucher-type-list.ts";
import { parsed } from "../support/parsed.ts";

const root = (content: string) => parsed(`<Root>${content}</Root>`);

describe("salesinvoicelist.nv", () => {
  it("reads a row of 2026", () => {
    const [row] = readSalesInvoiceList(
      root(`<SalesInvoiceList><SalesInvoice><NetvisorKey>165</NetvisorKey><InvoiceNumber>5</InvoiceNumber>
        <Invoicedate format="ansi">2026-02-09</Invoicedate><InvoiceDueDate format="ansi">2026-02-23</InvoiceDueDate>
        <InvoiceStatus substatus="Overdue" isincollection="True">Open</InvoiceStatus>
        <CustomerNetvisorKey>7</CustomerNetvisorKey><CustomerCode>C1</CustomerCode><CustomerName>Esimerkki Oy</CustomerName>
        <ReferenceNumber>1070</ReferenceNumber><InvoiceSum>123,45</InvoiceSum><OpenSum>-45.6700</OpenSum><New/>
      </SalesInvoice></SalesInvoiceList>`),
    );
    expect(row).toEqual({
      netvisorKey: "165",
      invoiceNumber: "5",
      invoiceDate: "2026-02-09",
      dueDate: "2026-02-23",
      status: "open",
      substatus: "overdue",
      inCollection: true,
      customerNetvisorKey: "7",
      customerCode: "C1",
      customerName: "Esimerkki Oy",
      referenceNumber: "1070",
      sum: 12_345,
      openSum: -4567,
    });
  });

  it("reads an old row and the attribute form of the status", () => {
    const old =
      "<SalesInvoice><Netvisorkey>1</Netvisorkey><InvoiceStatus>unsent</InvoiceStatus></SalesInvoice>";
    const attribute = '<SalesInvoice><InvoiceStatus status="paid">Maksettu</InvoiceStatus></SalesInvoice>';
    const rows = readSalesInvoiceList(root(`<SalesInvoiceList>${old}${attribute}</SalesInvoiceList>`));
    expect(rows.map(({ netvisorKey, status, sum }) => [netvisorKey, status, sum])).toEqual([
      ["1", "unsent", undefined],
      ["", "paid", undefined],
    ]);
  });
});

const line = (
  sum: string,
) => `<SalesInvoiceProductLine><productidentifier type="customer">A</productidentifier>
  <ProductName>Perintä</ProductName><ProductUnitPrice>2,4900</ProductUnitPrice>
  <ProductVatPercentage vatcode="KOMY">25,5</ProductVatPercentage>
  <SalesInvoiceProductLineQuantity>1</SalesInvoiceProductLineQuantity>
  <SalesInvoiceProductLineVatSum>0,5478</SalesInvoiceProductLineVatSum>
  <SalesInvoiceProductLineSum>${sum}</SalesInvoiceProductLineSum></SalesInvoiceProductLine>`;

describe("getsalesinvoice.nv", () => {
  const invoice = `<SalesInvoice><SalesInvoiceNumber>3</SalesInvoiceNumber><SalesInvoiceDate format="ansi">2026-01-27</SalesInvoiceDate>
    <SalesInvoiceAmount iso4217currencycode="EUR" currencyrate="1">244.12</SalesInvoiceAmount>
    <InvoiceStatus status="Unsent">Lähettämättä</InvoiceStatus><InvoiceVoucher netvisorkey="88"/>
    <InvoicingCustomerName>Esimerkki Oy</InvoicingCustomerName>
    <InvoicingCustomerCountryCode ISO-3166="FI">Finland</InvoicingCustomerCountryCode>
    <InvoiceLines><InvoiceLine>${line("3,0378")}<SalesInvoiceCommentLine><Comment>x</Comment></SalesInvoiceCommentLine></InvoiceLine>
    <InvoiceLine>${line("3.04")}</InvoiceLine></InvoiceLines></SalesInvoice>`;

  it("reads one invoice; sums below a cent stay exact", () => {
    const [found] = readSalesInvoices(root(invoice));
    expect(found).toMatchObject({
      number: "3",
      date: "2026-01-27",
      dueDate: undefined,
      amount: 24_412,
      currency: "EUR",
      status: "unsent",
      voucherKey: "88",
      customer: { name: "Esimerkki Oy", countryCode: "FI", street: undefined },
    });
    expect(
      found?.lines.map(({ sum, vatSum, vatCode, vatPercentage }) => [sum, vatSum, vatCode, vatPercentage]),
    ).toEqual([
      [{ digits: 30_378n, scale: 4 }, { digits: 5478n, scale: 4 }, "KOMY", 25_500],
      [{ digits: 304n, scale: 2 }, { digits: 5478n, scale: 4 }, "KOMY", 25_500],
    ]);
  });

  it("reads the list form, and nothing when not found", () => {
    expect(readSalesInvoices(root(`<SalesInvoices>${invoice}${invoice}</SalesInvoices>`))).toHaveLength(2);
    expect(readSalesInvoices(root("<SalesInvoice />"))).toEqual([]);
    expect(readSalesInvoices(root("<SalesInvoices />"))).toEqual([]);
  });

  it("believes a country's text only when it is a code", () => {
    const country = (text: string) =>
      readSalesInvoices(
        root(
          `<SalesInvoice><InvoicingCustomerCountryCode>${text}</InvoicingCustomerCountryCode></SalesInvoice>`,
        ),
      )[0]?.customer.countryCode;
    expect([country("SE"), country("FINLAND")]).toEqual(["SE", undefined]);
  });
});

describe("salespaymentlist.nv", () => {
  it("reads rows with and without the later elements", () => {
    const rows = readSalesPaymentList(
      root(`<SalesPaymentList><SalesPayment><NetvisorKey>165</NetvisorKey><Name>Maksaja [CC0123456789ABC]</Name><Date>7.2.2026</Date>
        <Sum>249,90</Sum><ReferenceNumber>1094</ReferenceNumber><ForeignCurrencyAmount/><InvoiceNumber>1</InvoiceNumber>
        <VoucherID>12</VoucherID><BankStatus>OK</BankStatus></SalesPayment><SalesPayment/></SalesPaymentList>`),
    );
    expect(rows[0]).toEqual({
      netvisorKey: "165",
      name: "Maksaja [CC0123456789ABC]",
      date: "2026-02-07",
      sum: 24_990,
      referenceNumber: "1094",
      foreignCurrencyAmount: undefined,
      invoiceNumber: "1",
      paymentAccountName: undefined,
      voucherKey: "12",
      bankStatus: "OK",
    });
    expect(rows[1]).toMatchObject({ netvisorKey: "", sum: undefined });
  });
});

describe("accountingledger.nv", () => {
  it("reads vouchers with and without lines, status, class key and dimensions", () => {
    const vouchers = readAccountingLedger(
      root(`<Vouchers><Voucher Status="Invalidated"><NetvisorKey>12</NetvisorKey><VoucherDate>1.1.2026</VoucherDate>
        <VoucherNumber>13</VoucherNumber><VoucherClass netvisorkey="4">ML Sales Invoice</VoucherClass>
        <LinkedSourceNetvisorKey type="salesinvoice">15</LinkedSourceNetvisorKey>
        <VoucherLine><NetvisorKey>121</NetvisorKey><LineSum>-17,1800</LineSum><AccountNumber>3000</AccountNumber>
          <VatPercent>25,5</VatPercent><VatCode>-</VatCode>
          <Dimension><DimensionName>Kohde</DimensionName><DimensionItem>A</DimensionItem></Dimension>
          <Dimension><DimensionName>Projekti</DimensionName><DimensionItem> </DimensionItem></Dimension></VoucherLine>
        <VoucherLine><LineSum>1,005</LineSum></VoucherLine></Voucher><Voucher><NetvisorKey>14</NetvisorKey></Voucher></Vouchers>`),
    );
    expect(vouchers.map(({ netvisorKey, status, lines }) => [netvisorKey, status, lines.length])).toEqual([
      ["12", "invalidated", 2],
      ["14", "valid", 0],
    ]);
    expect(vouchers[0]).toMatchObject({
      date: "2026-01-01",
      voucherClassKey: "4",
      linkedSource: { type: "salesinvoice", netvisorKey: "15" },
    });
    expect(vouchers[0]?.lines[0]).toEqual({
      netvisorKey: "121",
      sum: -1718,
      description: undefined,
      accountNumber: "3000",
      vatPercentage: 25_500,
      vatCode: "NONE",
      dimensions: [{ name: "Kohde", item: "A" }],
    });
    expect(vouchers[0]?.lines[1]?.sum).toBeUndefined();
  });
});

describe("registers", () => {
  it("accountlist.nv: defaults by role, groups marked", () => {
    const list = readAccountList(
      root(`<AccountList><CompanyDefaultAccounts><SalesReceivables>1702</SalesReceivables><Collection/></CompanyDefaultAccounts>
        <Accounts><Account><Number/><Name>Vastaavaa</Name><AccountType>accountgroup</AccountType></Account>
        <Account><Number>3000</Number><Name>Myynti</Name><AccountType>account</AccountType><IsActive>0</IsActive></Account></Accounts></AccountList>`),
    );
    expect([...list.defaults]).toEqual([["salesreceivables", "1702"]]);
    expect(list.accounts.map(({ number, isGroup, isActive }) => [number, isGroup, isActive])).toEqual([
      [undefined, true, undefined],
      ["3000", false, false],
    ]);
  });

  it.each(["%", "<VoucherTypeList>%</VoucherTypeList>"])("vouchertypelist.nv in %s", (place) => {
    const types = `<VoucherTypes><VoucherType><NetvisorKey>1</NetvisorKey><Abbreviation>ML</Abbreviation><Name>Myyntilasku</Name>
      <ForeignName ISO-639-1="en">Sales invoice</ForeignName><ForeignName>?</ForeignName></VoucherType></VoucherTypes>`;
    const [type, second] = readVoucherTypeList(root(place.replace("%", types)));
    expect(type).toMatchObject({ netvisorKey: "1", abbreviation: "ML", name: "Myyntilasku" });
    expect([...(type?.foreignNames ?? [])]).toEqual([["en", "Sales invoice"]]);
    expect(second).toBeUndefined();
  });

  it("dimensionlist.nv", () => {
    const [dimension] = readDimensionList(
      root(`<DimensionNameList><DimensionName><Netvisorkey>9</Netvisorkey><Name>KP</Name><IsHidden>True</IsHidden><DimensionDetails>
        <DimensionDetail><Name>100</Name></DimensionDetail><DimensionDetail/></DimensionDetails></DimensionName></DimensionNameList>`),
    );
    expect(dimension).toEqual({
      netvisorKey: "9",
      name: "KP",
      isHidden: true,
      items: [{ netvisorKey: undefined, name: "100", isHidden: false }],
    });
  });

  const period = (begin: string, end: string) =>
    `<Period><NetvisorKey>3</NetvisorKey><Name>2026</Name><BeginDate format="ansi">${begin}</BeginDate><EndDate format="ansi">${end}</EndDate></Period>`;
  const lock = (date: string) => `<AccountingPeriodLockDate format="ansi">${date}</AccountingPeriodLockDate>`;
  it.each([
    [
      "beside",
      `<PeriodLockInformation>${lock("31.12.2025")}</PeriodLockInformation>${period("1.1.2026", "31.12.2026")}`,
    ],
    [
      "inside",
      `<PeriodLockInformation>${lock("2025-12-31")}${period("2026-01-01", "2026-12-31")}</PeriodLockInformation>`,
    ],
  ])("accountingperiodlist.nv, periods %s the locks", (_title, content) => {
    expect(readAccountingPeriodList(root(`<AccountingPeriodList>${content}</AccountingPeriodList>`))).toEqual(
      {
        accountingLock: "2025-12-31",
        vatLock: undefined,
        purchaseLock: undefined,
        periods: [{ netvisorKey: "3", name: "2026", begin: "2026-01-01", end: "2026-12-31" }],
      },
    );
  });

  it("customerlist.nv and getcustomer.nv", () => {
    const row = "<Customer><Netvisorkey>165</Netvisorkey><Name>A</Name><Code></Code></Customer>";
    expect(readCustomerList(root(`<Customerlist>${row}</Customerlist>`))).toEqual([
      { netvisorKey: "165", name: "A", code: undefined, organisationIdentifier: undefined },
    ]);
    const base =
      '<CustomerBaseInformation><NetvisorKey>5</NetvisorKey><Country type="ISO-3166">FI</Country><IsActive>1</IsActive></CustomerBaseInformation>';
    const [customer] = readCustomers(root(`<Customer>${base}</Customer>`));
    expect(customer).toMatchObject({ netvisorKey: "5", countryCode: "FI", isActive: true, name: undefined });
    expect(
      readCustomers(root(`<Customers><Customer>${base}</Customer><Customer>${base}</Customer></Customers>`)),
    ).toHaveLength(2);
    expect(readCustomers(root("<Customer/>"))).toEqual([]);
  });

  it("getcustomer.nv: the other form of not found", () => {
    const text = "Data form incorrect:. Customer not found with Netvisor identifier: 123";
    expect(isCustomerNotFound({ code: "INVALID_DATA", text })).toBe(true);
    expect(isCustomerNotFound({ code: "TECHNICAL_ERROR", text })).toBe(false);
    expect(isCustomerNotFound({ code: "INVALID_DATA", text: "other" })).toBe(false);
  });

  it("productlist.nv and getproduct.nv", () => {
    const row =
      "<Product><NetvisorKey>1</NetvisorKey><ProductCode>TT</ProductCode><UnitPrice>1,96</UnitPrice></Product>";
    expect(readProductList(root(`<ProductList>${row}</ProductList>`))).toEqual([
      { netvisorKey: "1", code: "TT", name: undefined, unitPrice: { digits: 196n, scale: 2 } },
    ]);
    const product = `<Product><ProductBaseInformation><NetvisorKey>165</NetvisorKey><ProductCode>CC</ProductCode>
      <UnitPrice type="brutto">42,5</UnitPrice><IsActive>1</IsActive></ProductBaseInformation>
      <ProductBookkeepingDetails><DefaultVatPercent>22,0</DefaultVatPercent></ProductBookkeepingDetails></Product>`;
    expect(readProducts(root(product))[0]).toMatchObject({
      code: "CC",
      unitPriceType: "brutto",
      vatPercentage: 22_000,
    });
    expect(readProducts(root("<Product></Product>"))).toEqual([]);
  });

  it.each(["%", "<PaymentTermList>%</PaymentTermList>", "<PaymentTerms>%</PaymentTerms>"])(
    "paymenttermlist.nv in %s",
    (place) => {
      const term =
        "<PaymentTerm><NetvisorKey>2</NetvisorKey><Description>14 pv</Description><NetDays>14</NetDays><IsDefault>1</IsDefault></PaymentTerm>";
      expect(readPaymentTermList(root(place.replace("%", term)))).toEqual([
        { netvisorKey: "2", description: "14 pv", netDays: 14, isDefault: true },
      ]);
    },
  );

  it("getbankaccounts.nv", () => {
    const account = `<BankAccount><Name>Tili</Name><IBAN>FI21</IBAN><CurrencyCode Type="ISO-4217">EUR</CurrencyCode>
      <BookkeepingAccount><AccountNumber>1910</AccountNumber></BookkeepingAccount></BankAccount><BankAccount/>`;
    const accounts = readBankAccounts(root(`<BankAccounts>${account}</BankAccounts>`));
    expect(accounts.map(({ name, currency, accountNumber }) => [name, currency, accountNumber])).toEqual([
      ["Tili", "EUR", "1910"],
      [undefined, undefined, undefined],
    ]);
  });

  it.each(["Voucher", "SalesInvoice", "SalesPayment"])("deleted lists: %s", (kind) => {
    const entry = `<Deleted${kind}><NetvisorKey>7</NetvisorKey><DeleteDate format="ansi">2026-06-08 15:14</DeleteDate></Deleted${kind}>`;
    expect(readDeletedList(root(`<Deleted${kind}s>${entry}</Deleted${kind}s>`))).toEqual([
      { netvisorKey: "7", date: "2026-06-08" },
    ]);
    expect(readDeletedList(root(`<Deleted${kind}s/>`))).toEqual([]);
    expect(readDeletedList(root(""))).toEqual([]);
  });
});
