/** What the description of a payment's rows tells. */
export interface PaymentText {
  readonly invoiceNumber: string;
  readonly reference: string | undefined;
  readonly payer: string | undefined;
}

const word = "Suoritus";
const between = " / ";
const none = "-";

/** Longest parts, in characters; together they always fit into the 210 of a description. */
export const paymentTextLengths = { invoiceNumber: 35, reference: 25, payer: 70 } as const;

/** Tells whether a part can stand in the description without being mistaken for two. */
export const isPaymentWord = (text: string): boolean => !text.includes(between) && text !== none;

/** Writes the description of a payment's rows: `Suoritus 700001 / 1234561 / Payer`. */
export const writePaymentText = ({ invoiceNumber, reference, payer }: PaymentText): string =>
  [`${word} ${invoiceNumber}`, reference ?? none, ...(payer === undefined ? [] : [payer])].join(between);

/** Reads {@link writePaymentText} back; undefined for any other text. */
export function readPaymentText(text: string): PaymentText | undefined {
  const [head = "", reference, ...payer] = text.split(between);
  if (!head.startsWith(`${word} `) || reference === undefined) return undefined;
  return {
    invoiceNumber: head.slice(word.length + 1),
    reference: reference === none ? undefined : reference,
    payer: payer.length === 0 ? undefined : payer.join(between),
  };
}
