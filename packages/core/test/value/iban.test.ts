import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  finnishBban,
  formatIban,
  Iban,
  ibanOfFinnishBban,
  isValidIban,
  parseIban,
} from "../../src/value/iban.ts";

const accounts = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 14, maxLength: 14 });

describe("IBAN", () => {
  test.each([
    ["FI21 1234 5600 0007 85", "12345600000785"],
    ["FI88 4730 4720 0175 17", "47304720017517"],
    ["FI48 1950 3000 0000 10", "19503000000010"],
  ])("%s is valid", (printed, account) => {
    const iban = Iban.parse(printed.replaceAll(" ", ""));
    expect(parseIban(printed)).toBe(iban);
    expect(parseIban(printed.toLowerCase())).toBe(iban);
    expect(formatIban(iban)).toBe(printed);
    expect(finnishBban(iban)).toBe(account);
    expect(ibanOfFinnishBban(account)).toBe(iban);
  });

  test.each([
    "FI2112345600000784",
    "FI2112345600000786",
    "FI1431313001234567",
    "FI1234567890111213",
    "FI211234560000078",
    "FI21123456000007850",
    "FI21-1234-5600-0007-85",
    "1234",
    "",
    "FI",
  ])("%p is not valid", (text) => {
    expect(isValidIban(text)).toBe(false);
    expect(Iban.safeParse(text).success).toBe(false);
  });

  test("of another country has letters, its own length and no Finnish account", () => {
    const iban = Iban.parse("GB82WEST12345698765432");
    expect(finnishBban(iban)).toBeUndefined();
    expect(isValidIban("GB82WEST12345698765433")).toBe(false);
  });

  test.each(["1234560000078", "1234560000078A", ""])("is not made from %p", (account) => {
    expect(ibanOfFinnishBban(account)).toBeUndefined();
  });

  test("of every account is valid, printed too, and not after one digit changed", () => {
    fc.assert(
      fc.property(accounts, fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (account, index, shift) => {
        const iban = Iban.parse(ibanOfFinnishBban(account));
        expect(parseIban(formatIban(iban))).toBe(iban);
        const changed = (Number(account[index]) + shift) % 10;
        const wrong = `${account.slice(0, index)}${changed}${account.slice(index + 1)}`;
        expect(isValidIban(iban.slice(0, 4) + wrong)).toBe(false);
      }),
    );
  });
});
