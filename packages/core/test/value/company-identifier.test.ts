import { describe, expect, test } from "@jest/globals";
import { companyIdentifier } from "../../src/value/company-identifier.ts";

describe("which identifiers say that a customer is a company", () => {
  test.each([
    ["0646115-8", "0646115-8", "0646115-8", undefined],
    ["646115-8", "646115-8", "646115-8", undefined],
    // A wrong check digit is a typing error in the register, not a person.
    ["0646115-1", "0646115-1", "0646115-1", undefined],
    ["12345678-9", undefined, "12345678-9", undefined],
    ["556036-0793", undefined, "556036-0793", undefined],
    ["010190-900A", undefined, undefined, undefined],
    ["010190-9001", undefined, undefined, undefined],
    ["010105a900b", undefined, undefined, undefined],
    ["640823-3234", undefined, undefined, undefined],
    ["19640823-3234", undefined, undefined, undefined],
    // Without separators, with other ones, and Danish, Norwegian and Swedish coordination numbers.
    ["0101901234", undefined, undefined, undefined],
    ["8001011234", undefined, undefined, undefined],
    ["198001011234", undefined, undefined, undefined],
    ["01019012345", undefined, undefined, undefined],
    ["010190 1234", undefined, undefined, undefined],
    ["19800101 1234", undefined, undefined, undefined],
    ["010190\u2013900A", undefined, undefined, undefined],
    ["800161-1234", undefined, undefined, undefined],
    // Organisation numbers of Sweden, Norway and Denmark, and VAT numbers.
    ["5560360793", undefined, "5560360793", undefined],
    ["974760673", undefined, "974760673", undefined],
    ["10150817", undefined, "10150817", undefined],
    ["SE556036079301", undefined, "SE556036079301", undefined],
    [undefined, undefined, undefined, undefined],
  ])("%s", (text, finnish, any, none) => {
    expect(companyIdentifier(text, "finnish")).toBe(finnish);
    expect(companyIdentifier(text, "any")).toBe(any);
    expect(companyIdentifier(text, "none")).toBe(none);
  });
});
