import type { FindingList, Invoice } from "@confirma-connect/core";
import type { FinvoiceAddress, FinvoiceParty } from "../wire/finvoice/finvoice.ts";
import { finvoiceLengths as lengths } from "../wire/finvoice/finvoice-value.ts";

type Address = Invoice["parties"]["sellerParty"]["address"];

interface AgencyParty {
  readonly name?: string | undefined;
  readonly businessId?: string | undefined;
  readonly vatCode?: string | undefined;
  readonly address?: Address;
}

/** A party in Finvoice's words; `pointer` leads to it in the caller's document. */
export function finvoiceParty(party: AgencyParty, pointer: string, findings: FindingList): FinvoiceParty {
  const name = findings.optionalText(party.name, `${pointer}/name`, lengths.organisationName) ?? "";
  if (name.length < 2) {
    findings.refuse(
      "ACC_DOCUMENT_FIELD_INVALID",
      `${pointer}/name`,
      "Finvoice takes names of 2 to 70 characters",
    );
  }
  return {
    identifier: findings.optionalText(party.businessId, `${pointer}/businessId`, lengths.partyIdentifier),
    name,
    taxCode: findings.optionalText(party.vatCode, `${pointer}/vatCode`, lengths.partyIdentifier),
    address: addressOf(party.address, `${pointer}/address`, findings),
  };
}

function addressOf(address: Address, pointer: string, findings: FindingList): FinvoiceAddress | undefined {
  if (address === null || address === undefined) return undefined;
  const part = (text: string | undefined, name: string): string | undefined => {
    const kept = findings.optionalText(text, `${pointer}/${name}`, lengths.address);
    if (kept === undefined || kept.length > 1) return kept;
    const message = "Finvoice takes address parts of 2 characters and more; this one is left out";
    if (kept !== "") findings.warn("ACC_DOCUMENT_FIELD_INVALID", `${pointer}/${name}`, message);
    return undefined;
  };
  const { street, street2, street3, postalDistrict, postalCode, countryCode } = address;
  const streets = [part(street, "street"), part(street2, "street2"), part(street3, "street3")];
  const town = part(postalDistrict, "postalDistrict");
  const postCode = part(postalCode, "postalCode");
  const given = streets.filter((each) => each !== undefined);
  if (given.length === 0 || town === undefined || postCode === undefined) {
    const message =
      "Finvoice takes an address whole (street, post code, town) or not at all; this one is left out";
    if (given.length > 0 || town !== undefined || postCode !== undefined)
      findings.warn("ACC_DOCUMENT_FIELD_MISSING", pointer, message);
    return undefined;
  }
  const country = /^[A-Za-z]{2}$/u.test(countryCode ?? "") ? countryCode?.toUpperCase() : undefined;
  return { streets: given, town, postCode, country };
}
