import type { FinkareSimulatedPayment } from "./finkare-company.ts";
import type { FinkareTenant } from "./finkare-service.ts";

/** The company of this identifier, or the first one; throws when there is none. */
export function tenantOf(tenants: readonly FinkareTenant[], companyId: string | undefined): FinkareTenant {
  const found = tenants.find(({ company }) => companyId === undefined || company.companyId === companyId);
  if (found === undefined) throw new Error("The simulator has no such company.");
  return found;
}

/** Adds a payment, or replaces the one with its identifier; throws when the books cannot hold it. */
export function putPayment({ history }: FinkareTenant, payment: FinkareSimulatedPayment): void {
  const book = history.at();
  const invoice = book.invoices.find(({ id }) => id === payment.invoiceId);
  if (invoice === undefined) throw new Error("There is no such invoice.");
  if (!Number.isSafeInteger(payment.amountCents) || payment.amountCents <= 0)
    throw new Error("A payment is a whole number of cents above zero.");
  if (payment.currency !== invoice.currency) throw new Error("The currency is not the invoice's.");
  const others = book.payments.filter((row) => row.invoiceId === invoice.id && row.id !== payment.id);
  const collected = [...others, payment].reduce(
    (total, { status, amountCents }) => total + (status === "completed" ? amountCents : 0),
    0,
  );
  if (collected > invoice.amountCents) throw new Error("The payments exceed the invoice.");
  const known = book.payments.some(({ id }) => id === payment.id);
  const payments = known
    ? book.payments.map((row) => (row.id === payment.id ? payment : row))
    : [...book.payments, payment];
  history.write({ ...book, payments });
}
