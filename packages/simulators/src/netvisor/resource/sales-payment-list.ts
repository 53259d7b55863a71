import type { BookedPayment } from "../book/book.ts";
import { dottedDate, dottedTime, minuteTime } from "../format/date-text.ts";
import { optionalTag, tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { oddCents, oddName } from "./odd-format.ts";
import {
  dateParameter,
  deletedSince,
  keyParameter,
  momentParameter,
  parameter,
  wordParameter,
} from "./parameter.ts";

/** salespaymentlist.nv */
export function salesPaymentList(scene: Scene): readonly XmlOut[] {
  const filters = paymentFilters(scene);
  const found = scene.book.salesPayments.filter(
    (payment) => payment.status === "valid" && filters.every((filter) => filter(payment)),
  );
  return [
    tag(
      "SalesPaymentList",
      found.map((payment) => paymentOut(scene, payment)),
    ),
  ];
}

function paymentFilters(scene: Scene): readonly ((payment: BookedPayment) => boolean)[] {
  const above = keyParameter(scene, "abovenetvisorkey");
  const [begin, end] = [dateParameter(scene, "begindate"), dateParameter(scene, "enddate")];
  const [from, to] = [momentParameter(scene, "lastmodifiedstart"), momentParameter(scene, "lastmodifiedend")];
  const name = parameter(scene, "searchbyname")?.toLowerCase();
  const linked = wordParameter(scene, "limitlinkedpayments", ["0", "1"]);
  const invoiceKey = keyParameter(scene, "invoicenetvisorkey");
  const number = parameter(scene, "invoicenumber");
  const onlyLoss =
    wordParameter(scene, "limitbytype", ["onlycreditloss", "excludecreditloss"]) === "onlycreditloss";
  return [
    (payment) => above === undefined || payment.netvisorKey > above,
    ({ date }) => (begin === undefined || date >= begin) && (end === undefined || date <= end),
    ({ modified }) =>
      (from === undefined || modified >= from) && (to === undefined || modified.slice(0, to.length) <= to),
    (payment) => name === undefined || payment.name.toLowerCase().includes(name),
    (payment) => linked !== "1" || payment.invoiceKey !== undefined,
    (payment) => invoiceKey === undefined || payment.invoiceKey === invoiceKey,
    (payment) => number === undefined || payment.invoiceNumber === number,
    () => !onlyLoss,
  ];
}

function paymentOut(scene: Scene, payment: BookedPayment): XmlOut {
  const key = payment.netvisorKey;
  const newer =
    scene.readings.answerAge === "older"
      ? []
      : [
          tag("PaymentAccountName", payment.paymentMethod),
          tag("VoucherID", payment.voucherKey),
          tag("LastModifiedTimestamp", dottedTime(payment.modified)),
          tag("PaymentAccountNumber", payment.accountNumber),
          tag("PaymentSource", 1),
        ];
  return tag("SalesPayment", [
    tag("NetvisorKey", key),
    tag("Name", oddName(scene, payment.name)),
    tag("Date", dottedDate(payment.date)),
    tag("Sum", oddCents(scene, payment.sumCents, key)),
    tag("ReferenceNumber", payment.referenceNumber),
    tag("ForeignCurrencyAmount"),
    ...optionalTag("InvoiceNumber", payment.invoiceNumber),
    ...newer,
    tag("BankStatus", "OK"),
  ]);
}

/** deletedsalespayments.nv */
export function deletedSalesPayments(scene: Scene): readonly XmlOut[] {
  const since = deletedSince(scene);
  const gone = scene.book.salesPayments.filter(
    ({ status, modified }) => status === "deleted" && modified >= since,
  );
  const out = gone.map((payment) =>
    tag("DeletedSalesPayment", [
      tag("NetvisorKey", payment.netvisorKey),
      tag("DeleteDate", minuteTime(payment.modified), { format: "ansi" }),
    ]),
  );
  return [tag("DeletedSalesPayments", out)];
}
