import type { NetvisorAccount, NetvisorCompany } from "../company/company.ts";
import { dottedDate } from "../format/date-text.ts";
import { optionalTag, tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { parameter } from "./parameter.ts";

/** accountlist.nv */
export function accountList({ company }: Scene): readonly XmlOut[] {
  const defaults = Object.entries(company.defaultAccounts).map(([name, number]) => tag(name, number));
  const accounts = company.accounts.map((account, index) => accountOut(company, account, index));
  return [tag("AccountList", [tag("CompanyDefaultAccounts", defaults), tag("Accounts", accounts)])];
}

function accountOut(company: NetvisorCompany, account: NetvisorAccount, index: number): XmlOut {
  const father = company.accounts.findIndex((candidate) => candidate.number === account.group) + 1;
  const isGroup = account.type === "accountgroup";
  return tag("Account", [
    tag("NetvisorKey", index + 1),
    tag("Number", isGroup ? "" : account.number),
    tag("Name", account.name),
    tag("AccountType", account.type),
    tag("FatherNetvisorKey", father),
    tag("IsActive", account.active ? 1 : 0),
    tag("IsCumulative", /^[12]/.test(account.number) ? 1 : 0),
    tag("Sort", index),
    tag("EndSort", isGroup ? company.accounts.length : index),
    tag("IsNaturalNegative", /^[23]/.test(account.number) ? 1 : 0),
  ]);
}

/** vouchertypelist.nv */
export function voucherTypeList({ company, readings }: Scene): readonly XmlOut[] {
  const defaults = company.defaultVoucherTypes;
  const pairs: readonly (readonly [string, string])[] = [
    ["SalesInvoices", defaults.salesInvoices],
    ["SalesInvoicePayments", defaults.salesInvoicePayments],
    ["PurchaseInvoices", defaults.purchaseInvoices],
    ["PurchaseInvoicePayments", defaults.purchaseInvoicePayments],
    ["OtherSystemGeneratedVouchers", defaults.otherSystemGenerated],
    ["BankStatementViewVouchers", defaults.bankStatement],
    ["Accruals", defaults.accruals],
  ];
  const keyOf = (name: string): number =>
    company.voucherTypes.find((type) => type.name === name)?.netvisorKey ?? 0;
  const types = company.voucherTypes.map((type) =>
    tag("VoucherType", [
      tag("NetvisorKey", type.netvisorKey),
      tag("Abbreviation", type.abbreviation),
      tag("Name", type.name),
      tag("ForeignName", type.name, { "ISO-639-1": "fi" }),
      tag("ForeignName", type.englishName, { "ISO-639-1": "en" }),
    ]),
  );
  const content = [
    tag(
      "DefaultVoucherTypes",
      pairs.map(([name, className]) => tag(name, [tag("NetvisorKey", keyOf(className))])),
    ),
    tag("VoucherTypes", types),
  ];
  return readings.registerWrapper === "list" ? [tag("VoucherTypeList", content)] : content;
}

/** dimensionlist.nv */
export function dimensionList(scene: Scene): readonly XmlOut[] {
  const showHidden = parameter(scene, "showhidden") === "1";
  const names = scene.book.dimensions.map((dimension) => {
    const items = dimension.items.filter((item) => showHidden || !item.hidden);
    const details = items.map((item, index) =>
      tag("DimensionDetail", [
        tag("Netvisorkey", item.netvisorKey),
        tag("Name", item.name),
        tag("IsHidden", item.hidden ? "True" : "False"),
        tag("Level", 1),
        tag("Sort", index),
        tag("EndSort", index),
        tag("FatherID", 0),
      ]),
    );
    return tag("DimensionName", [
      tag("Netvisorkey", dimension.netvisorKey),
      tag("Name", dimension.name),
      tag("IsHidden", "False"),
      tag("LinkType", 0),
      tag("DimensionDetails", details),
    ]);
  });
  return [tag("DimensionNameList", names)];
}

/** accountingperiodlist.nv: the dates are `ansi` by attribute, and in odd answers still dotted. */
export function accountingPeriodList({ company, readings }: Scene): readonly XmlOut[] {
  const date = (name: string, value: string): XmlOut =>
    tag(name, readings.oddAnswers ? dottedDate(value) : value, { format: "ansi" });
  const locks = [
    date("AccountingPeriodLockDate", company.accountingLockDate),
    date("VatPeriodLockDate", company.vatLockDate),
    date("PurchaseLockDate", company.purchaseLockDate),
  ];
  const periods = company.periods.map((period) =>
    tag("Period", [
      tag("NetvisorKey", period.netvisorKey),
      tag("Name", period.name),
      date("BeginDate", period.beginDate),
      date("EndDate", period.endDate),
    ]),
  );
  const inside = readings.periodNesting === "inside";
  const information = tag("PeriodLockInformation", inside ? [...locks, ...periods] : locks);
  return [tag("AccountingPeriodList", inside ? [information] : [information, ...periods])];
}

/** paymenttermlist.nv */
export function paymentTermList({ company, readings }: Scene): readonly XmlOut[] {
  const terms = company.paymentTerms.map((term) =>
    tag("PaymentTerm", [
      tag("NetvisorKey", term.netvisorKey),
      tag("Description", term.description),
      tag("NetDays", term.netDays),
      tag("DiscountDays", 0),
      tag("DiscountPercent", "0"),
      tag("IsDefault", term.isDefault ? 1 : 0),
    ]),
  );
  return readings.registerWrapper === "list" ? [tag("PaymentTermList", terms)] : terms;
}

/** getbankaccounts.nv */
export function bankAccounts({ company }: Scene): readonly XmlOut[] {
  const banks = company.paymentMethods.filter((method) => method.type === "bankaccount");
  const out = banks.map((bank) => {
    const index = company.accounts.findIndex((account) => account.number === bank.accountNumber);
    return tag("BankAccount", [
      tag("Name", bank.name),
      ...optionalTag("IBAN", bank.iban),
      ...optionalTag("BIC", bank.bic),
      tag("CurrencyCode", "EUR", { Type: "ISO-4217" }),
      tag("BookkeepingAccount", [
        tag("NetvisorKey", index + 1),
        tag("AccountNumber", bank.accountNumber),
        tag("AccountName", company.accounts[index]?.name ?? ""),
      ]),
    ]);
  });
  return [tag("BankAccounts", out)];
}
