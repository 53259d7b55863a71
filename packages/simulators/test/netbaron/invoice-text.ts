/** What a test changes in the sample invoice. */
export interface InvoiceChange {
  readonly number?: string;
  /** Replacements in the finished text, in order. */
  readonly replace?: readonly (readonly [from: string, to: string])[];
}

const amount = (name: string, value: string): string =>
  `<${name} AmountCurrencyIdentifier="EUR">${value}</${name}>`;
const day = (name: string, value: string): string => `<${name} Format="CCYYMMDD">${value}</${name}>`;

/** A made-up INV01 with two rates: 860.00 + 12.00 net, 219.30 + 1.62 tax. */
export function invoiceText(change: InvoiceChange = {}): string {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Finvoice Version="3.0">
  <SellerPartyDetails>
    <SellerPartyIdentifier>2345678-0</SellerPartyIdentifier>
    <SellerOrganisationName>Velkoja Oy</SellerOrganisationName>
  </SellerPartyDetails>
  <BuyerPartyDetails>
    <BuyerPartyIdentifier>0112038-9</BuyerPartyIdentifier>
    <BuyerOrganisationName>Ostaja Oy</BuyerOrganisationName>
  </BuyerPartyDetails>
  <InvoiceDetails>
    <InvoiceTypeCode>INV01</InvoiceTypeCode>
    <InvoiceTypeText>LASKU</InvoiceTypeText>
    <OriginCode>Original</OriginCode>
    <InvoiceNumber>${change.number ?? "145"}</InvoiceNumber>
    ${day("InvoiceDate", "20260115")}
    ${amount("InvoiceTotalVatExcludedAmount", "872,00")}
    ${amount("InvoiceTotalVatAmount", "220,92")}
    ${amount("InvoiceTotalVatIncludedAmount", "1092,92")}
    <VatSpecificationDetails>
      ${amount("VatBaseAmount", "860,00")}
      <VatRatePercent>25,5</VatRatePercent>
      <VatCode>S</VatCode>
      ${amount("VatRateAmount", "219,30")}
    </VatSpecificationDetails>
    <VatSpecificationDetails>
      ${amount("VatBaseAmount", "12,00")}
      <VatRatePercent>13,5</VatRatePercent>
      <VatCode>S</VatCode>
      ${amount("VatRateAmount", "1,62")}
    </VatSpecificationDetails>
    <InvoiceFreeText>Kiitos</InvoiceFreeText>
    <PaymentTermsDetails>${day("InvoiceDueDate", "20260129")}</PaymentTermsDetails>
  </InvoiceDetails>
  <InvoiceRow>
    <ArticleName>Palvelu</ArticleName>
    <RowVatRatePercent>25,5</RowVatRatePercent>
    ${amount("RowVatExcludedAmount", "860,00")}
  </InvoiceRow>
  <InvoiceRow>
    <ArticleName>Kirja</ArticleName>
    <RowVatRatePercent>13,5</RowVatRatePercent>
    ${amount("RowVatExcludedAmount", "12,00")}
    <RowAccount>3200</RowAccount>
    <RowCostcenter>100</RowCostcenter>
  </InvoiceRow>
  <EpiDetails>
    <EpiIdentificationDetails>${day("EpiDate", "20260115")}<EpiReference>1234561</EpiReference></EpiIdentificationDetails>
    <EpiPartyDetails>
      <EpiBfiPartyDetails/>
      <EpiBeneficiaryPartyDetails>
        <EpiAccountID IdentificationSchemeName="IBAN">FI2112345600000785</EpiAccountID>
      </EpiBeneficiaryPartyDetails>
    </EpiPartyDetails>
    <EpiPaymentInstructionDetails>
      <EpiRemittanceInfoIdentifier IdentificationSchemeName="SPY">00000000000001234561</EpiRemittanceInfoIdentifier>
      ${amount("EpiInstructedAmount", "1092,92")}
      <EpiCharge ChargeOption="SHA">SHA</EpiCharge>
      ${day("EpiDateOptionDate", "20260129")}
    </EpiPaymentInstructionDetails>
  </EpiDetails>
</Finvoice>
`;
  return (change.replace ?? []).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`The sample has no ${from}`);
    return changed.replace(from, to);
  }, text);
}
