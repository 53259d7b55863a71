/** A line of a voucher message. */
export function voucherLine(
  account: string,
  sum: string,
  vat = "0",
  code: string | undefined = "NONE",
  more = "",
): string {
  const attribute = code === undefined ? "" : ` vatcode="${code}"`;
  return `<voucherline><linesum type="net">${sum}</linesum><accountnumber>${account}</accountnumber><vatpercent${attribute}>${vat}</vatpercent>${more}</voucherline>`;
}

/** The lines of the agency's documented sale: 2990.00 with 25.5 % inside. */
export const saleLines =
  voucherLine("1701", "2990,00") +
  voucherLine("3000", "-2382,47", "25,5", "KOMY") +
  voucherLine("2939", "-607,53");

/** A net voucher; `head` goes between the date and the class. */
export function voucher(lines = saleLines, head = "", tail = "", mode = "net", date = "2026-03-02"): string {
  return `<root><voucher><calculationmode>${mode}</calculationmode><voucherdate format="ansi">${date}</voucherdate>${head}<voucherclass>Muut</voucherclass>${tail}${lines}</voucher></root>`;
}
