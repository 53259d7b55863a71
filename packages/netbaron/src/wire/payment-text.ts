/** Which part of a payment a row carries; `payment` is the money received and the capital. */
export type PaymentRole = "payment" | "interest" | "costs";

/** What the description of a payment's row tells. */
export interface PaymentText {
  readonly role: PaymentRole;
  readonly invoiceNumber: string;
  readonly reference: string | undefined;
  readonly payer: string | undefined;
}

const words = [
  ["payment", "Suoritus"],
  ["interest", "Viivästyskorko"],
  ["costs", "Perintäkulut"],
] as const satisfies readonly (readonly [PaymentRole, string])[];
const between = " / ";
const none = "-";

/** Longest parts, in characters; together they always fit into the 210 of a description. */
export const paymentTextLengths = { invoiceNumber: 35, reference: 25, payer: 70 } as const;

/** Tells whether a part can stand in the description without being mistaken for two. */
export const isPaymentWord = (text: string): boolean => !text.includes(between) && text !== none;

/** Writes the description of a payment's row: `Suoritus 700001 / 1234561 / Payer`. */
export function writePaymentText({ role, invoiceNumber, reference, payer }: PaymentText): string {
  const word = words.find(([name]) => name === role)?.[1] ?? "";
  return [`${word} ${invoiceNumber}`, reference ?? none, ...(payer === undefined ? [] : [payer])].join(
    between,
  );
}

/** Reads {@link writePaymentText} back; undefined for any other text. */
export function readPaymentText(text: string): PaymentText | undefined {
  const [head = "", reference, ...payer] = text.split(between);
  const known = words.find(([, word]) => head.startsWith(`${word} `));
  if (known === undefined || reference === undefined) return undefined;
  const [role, word] = known;
  return {
    role,
    invoiceNumber: head.slice(word.length + 1),
    reference: reference === none ? undefined : reference,
    payer: payer.length === 0 ? undefined : payer.join(between),
  };
}
