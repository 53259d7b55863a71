import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  createFinnishReference,
  createRfReference,
  finnishReferenceOfRf,
  formatReferenceMachine,
  formatReferencePrinted,
  isValidBankReference,
  parseBankReference,
} from "../../src/value/bank-reference.ts";

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength });
const bases = digits(3, 19).filter((text) => !text.startsWith("0"));
const bodies = fc.string({ unit: fc.constantFrom(..."0123456789ABCXYZ"), minLength: 1, maxLength: 21 });

describe("Finnish reference", () => {
  test.each([
    ["123456", "1234561"],
    ["100", "1009"],
    ["234823", "2348236"],
    ["000100", "1009"],
  ])("of base %s is %s", (base, reference) => {
    expect(createFinnishReference(base)).toBe(reference);
  });

  test.each(["302300", "202196", "302290", "13013", "2004486", "1337109", "1234561", "12 34561"])(
    "%s is valid",
    (text) => {
      expect(isValidBankReference(text)).toBe(true);
      expect(parseBankReference(text).kind).toBe("FI");
    },
  );

  test.each([
    "302301",
    "202195",
    "302291",
    "89182932u",
    "0000002",
    "123",
    "000",
    "",
    "invoice 17",
    `${"0".repeat(14)}1234561`,
    "1-234561",
  ])("%p is an FI reference that is not valid", (text) => {
    expect(parseBankReference(text)).toMatchObject({ kind: "FI", valid: false });
  });

  test("has a machine and a printed form", () => {
    const reference = parseBankReference("00000000000001234561");
    expect(reference).toEqual({ kind: "FI", value: "1234561", valid: true });
    expect(formatReferenceMachine(reference)).toBe("00000000000001234561");
    expect(formatReferencePrinted(reference)).toBe("12 34561");
    expect(formatReferencePrinted(parseBankReference("1234567890"))).toBe("12345 67890");
  });

  test.each(["12", "0012", "1".repeat(20), "12a", ""])("is not created from %p", (base) => {
    expect(() => createFinnishReference(base)).toThrow(RangeError);
  });

  test("is valid when created, in every written form, and not after one digit changed", () => {
    fc.assert(
      fc.property(bases, fc.nat(), fc.integer({ min: 1, max: 9 }), (base, place, shift) => {
        const value = createFinnishReference(base);
        const reference = parseBankReference(value);
        expect(reference).toEqual({ kind: "FI", value, valid: true });
        expect(parseBankReference(formatReferenceMachine(reference))).toEqual(reference);
        expect(parseBankReference(formatReferencePrinted(reference))).toEqual(reference);
        const index = place % value.length;
        const changed = (Number(value[index]) + shift) % 10;
        const wrong = `${value.slice(0, index)}${changed}${value.slice(index + 1)}`;
        expect(isValidBankReference(wrong)).toBe(false);
      }),
    );
  });
});

describe("RF reference", () => {
  test.each([
    ["2348236", "RF332348236", "RF33 2348 236"],
    ["1234561", "RF341234561", "RF34 1234 561"],
    ["539007547034", "RF18539007547034", "RF18 5390 0754 7034"],
    ["1229", "RF921229", "RF92 1229"],
    ["1232", "RF111232", "RF11 1232"],
    ["1245", "RF481245", "RF48 1245"],
    ["2348231", "RF712348231", "RF71 2348 231"],
    ["123ABCZ", "RF35123ABCZ", "RF35 123A BCZ"],
    ["1234567890", "RF471234567890", "RF47 1234 5678 90"],
  ])("of body %s is %s", (body, value, printed) => {
    expect(createRfReference(body)).toBe(value);
    expect(createRfReference(body.toLowerCase())).toBe(value);
    const reference = { kind: "RF", value, valid: true } as const;
    expect(parseBankReference(printed)).toEqual(reference);
    expect(parseBankReference(value.toLowerCase())).toEqual(reference);
    expect(formatReferencePrinted(reference)).toBe(printed);
    expect(formatReferenceMachine(reference)).toBe(value);
  });

  test.each([
    "RF71234567890123456789",
    "RF71999999999999999999",
    "RF332348237",
    "RF",
    "RF33",
    "RFAB123",
    "RF33234823-6",
    `RF33${"1".repeat(22)}`,
  ])("%s is kept and not valid", (text) => {
    expect(parseBankReference(text)).toEqual({ kind: "RF", value: text, valid: false });
  });

  test.each([
    ["97", "00"],
    ["98", "01"],
    ["02", "99"],
  ])("with %s written as %s has the right remainder and is not valid", (check, alias) => {
    const created = Array.from({ length: 500 }, (_, body) => createRfReference(String(body)));
    const value = created.find((candidate) => candidate.startsWith(`RF${check}`)) ?? "";
    expect(isValidBankReference(value)).toBe(true);
    expect(isValidBankReference(`RF${alias}${value.slice(4)}`)).toBe(false);
  });

  test("gives the Finnish reference inside, if there is one", () => {
    expect(finnishReferenceOfRf("RF33 2348 236")).toBe("2348236");
    expect(finnishReferenceOfRf(createRfReference("0002348236"))).toBe("2348236");
    expect(finnishReferenceOfRf("RF71 2348231")).toBeUndefined();
    expect(finnishReferenceOfRf("RF35123ABCZ")).toBeUndefined();
    expect(finnishReferenceOfRf("RF34 2348236")).toBeUndefined();
    expect(finnishReferenceOfRf("2348236")).toBeUndefined();
  });

  test.each(["", "1".repeat(22), "12-3", "å"])("is not created from %p", (body) => {
    expect(() => createRfReference(body)).toThrow(RangeError);
  });

  test("of every body is valid when created", () => {
    fc.assert(fc.property(bodies, (body) => isValidBankReference(createRfReference(body))));
  });

  test("is not valid with neighbouring digits exchanged", () => {
    fc.assert(
      fc.property(bases, fc.nat(), (body, place) => {
        const value = createRfReference(body);
        const index = 4 + (place % body.length);
        const [left = "", right = ""] = value.slice(index, index + 2);
        fc.pre(left !== right && right !== "");
        expect(isValidBankReference(value.slice(0, index) + right + left + value.slice(index + 2))).toBe(
          false,
        );
      }),
    );
  });
});
