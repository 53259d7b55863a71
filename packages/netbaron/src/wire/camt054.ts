import { type CivilDate, formatAmount, type MinorUnits } from "@confirma-connect/core";
import { element, writeXml, type XmlElement } from "./xml/xml-element.ts";

/** One credit of a bank account, as a Finnish credit notification names it. */
export interface CreditNotification {
  readonly id: string;
  readonly iban: string;
  readonly bic: string;
  readonly bookingDate: CivilDate;
  readonly paymentDate: CivilDate;
  /** Cents, above zero. */
  readonly amount: MinorUnits;
  readonly payer: string | undefined;
  readonly reference: { readonly value: string; readonly iso: boolean } | undefined;
  readonly invoiceNumber: string;
}

/** Namespace of camt.054.001.02; no other document of ours has it. */
export const creditNotificationNamespace = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.02";

/** Writes camt.054.001.02 with one entry (structure: specs of Finnish standards, 7). Decimal point, unsigned amounts. */
export function writeCreditNotification(credit: CreditNotification): string {
  const created = `${credit.bookingDate}T00:00:00`;
  const sum = formatAmount(credit.amount, ".");
  const content = element("BkToCstmrDbtCdtNtfctn", [
    ...element("GrpHdr", [
      ...element("MsgId", credit.id),
      ...element("CreDtTm", created),
      ...element("AddtlInf", "/CRED/"),
    ]),
    ...element("Ntfctn", [
      ...element("Id", credit.id),
      ...element("CreDtTm", created),
      ...element("Acct", [
        ...element("Id", element("IBAN", credit.iban)),
        ...element("Ccy", "EUR"),
        ...element("Svcr", element("FinInstnId", element("BIC", credit.bic))),
      ]),
      ...element("TxsSummry", [
        ...element("TtlNtries", [
          ...element("NbOfNtries", "1"),
          ...element("Sum", sum),
          ...element("CdtDbtInd", "CRDT"),
        ]),
      ]),
      ...element("Ntry", entry(credit, sum)),
    ]),
  ]);
  const root: XmlElement = { name: "Document", attributes: { xmlns: creditNotificationNamespace }, content };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
}

const entry = (credit: CreditNotification, sum: string): readonly XmlElement[] => [
  ...element("NtryRef", "1"),
  ...element("Amt", sum, { Ccy: "EUR" }),
  ...element("CdtDbtInd", "CRDT"),
  ...element("Sts", "BOOK"),
  ...element("BookgDt", element("Dt", credit.bookingDate)),
  ...element("ValDt", element("Dt", credit.paymentDate)),
  ...element("AcctSvcrRef", credit.id),
  ...element("BkTxCd", [
    ...element("Domn", [
      ...element("Cd", "PMNT"),
      ...element("Fmly", [...element("Cd", "RCDT"), ...element("SubFmlyCd", "ESCT")]),
    ]),
  ]),
  ...element("NtryDtls", element("TxDtls", details(credit, sum))),
];

const details = (
  { id, payer, reference, invoiceNumber }: CreditNotification,
  sum: string,
): readonly XmlElement[] => [
  ...element("Refs", element("EndToEndId", id)),
  ...element("AmtDtls", element("TxAmt", element("Amt", sum, { Ccy: "EUR" }))),
  ...element("RltdPties", element("Dbtr", element("Nm", payer))),
  ...element("RmtInf", [
    ...(reference === undefined
      ? element("Ustrd", invoiceNumber)
      : element("Strd", [
          ...element("CdtrRefInf", [
            ...element("Tp", [
              ...element("CdOrPrtry", element("Cd", "SCOR")),
              ...element("Issr", reference.iso ? "ISO" : undefined),
            ]),
            ...element("Ref", reference.value),
          ]),
        ])),
  ]),
];
