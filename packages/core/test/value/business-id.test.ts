import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  BusinessId,
  businessIdCheckDigit,
  isValidBusinessId,
  parseBusinessId,
} from "../../src/value/business-id.ts";
import {
  businessIdOfVatNumber,
  isValidVatNumber,
  parseVatNumber,
  VatNumber,
  vatNumberOfBusinessId,
} from "../../src/value/vat-number.ts";

const sevenDigits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 7, maxLength: 7 });

describe("business id", () => {
  test.each([
    "2084069-9",
    "0109823-0",
    "0112038-9",
    "0737546-2",
    "1234567-1",
    "2345678-0",
    "7654321-2",
    "4567890-7",
  ])("%s is valid", (text) => {
    expect(parseBusinessId(text)).toBe(text);
    expect(BusinessId.safeParse(text).success).toBe(true);
  });

  test.each([
    "2084069-8",
    "2084069-1",
    "SE2084069-1",
    "0112038-8",
    "8000000-0",
    "8000000-1",
    "123456-7",
    "20840699",
    "2084069-",
    " 2084069-9",
    "2084069-9\n",
    "",
  ])("%p is not valid", (text) => {
    expect(parseBusinessId(text)).toBeUndefined();
    expect(isValidBusinessId(text)).toBe(false);
    expect(BusinessId.safeParse(text).success).toBe(false);
  });

  test("an old one with six digits gets its leading zero", () => {
    expect(parseBusinessId("123456-2")).toBe("0123456-2");
    expect(parseBusinessId("112038-9")).toBe("0112038-9");
    expect(BusinessId.safeParse("123456-2").success).toBe(false);
  });

  test("check digits: zero, none for remainder 1, refused for another form", () => {
    expect(businessIdCheckDigit("0109823")).toBe("0");
    expect(businessIdCheckDigit("8000000")).toBeUndefined();
    expect(() => businessIdCheckDigit("123456")).toThrow(RangeError);
  });

  test("only one check digit fits, and the weighted total is then a multiple of 11", () => {
    fc.assert(
      fc.property(sevenDigits, (digits) => {
        const fitting = [..."0123456789"].filter((check) => isValidBusinessId(`${digits}-${check}`));
        const check = businessIdCheckDigit(digits);
        expect(fitting).toEqual(check === undefined ? [] : [check]);
        const weights = [7, 9, 10, 5, 8, 4, 2, 1];
        const total = weights.reduce(
          (sum, weight, index) => sum + weight * Number((digits + check)[index]),
          0,
        );
        expect(check === undefined || total % 11 === 0).toBe(true);
      }),
    );
  });
});

describe("VAT number", () => {
  test("is FI and the digits of the business id", () => {
    const businessId = BusinessId.parse("2345678-0");
    expect(vatNumberOfBusinessId(businessId)).toBe("FI23456780");
    expect(businessIdOfVatNumber("FI23456780")).toBe(businessId);
    expect(parseVatNumber("FI20840699")).toBe("FI20840699");
  });

  test.each(["FI20840698", "SE20840699", "fi20840699", "FI2084069-9", "FI2084069", "FI80000000", ""])(
    "%p is not valid",
    (text) => {
      expect(parseVatNumber(text)).toBeUndefined();
      expect(isValidVatNumber(text)).toBe(false);
      expect(businessIdOfVatNumber(text)).toBeUndefined();
      expect(VatNumber.safeParse(text).success).toBe(false);
    },
  );

  test("leads back to its business id", () => {
    fc.assert(
      fc.property(sevenDigits, (digits) => {
        const check = businessIdCheckDigit(digits);
        fc.pre(check !== undefined);
        const businessId = BusinessId.parse(`${digits}-${check}`);
        expect(businessIdOfVatNumber(vatNumberOfBusinessId(businessId))).toBe(businessId);
      }),
    );
  });
});
