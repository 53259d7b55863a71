/**
 * Children of the Finvoice 3.0 blocks this stand-in looks into, in the order of the schema. A mark says how often:
 * `!` once, `?` at most once, `+` at least once, `*` any number. Blocks that are not listed are not looked into.
 */
export const elementOrder: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    Finvoice: `
      MessageTransmissionDetails? SellerPartyDetails! SellerOrganisationUnitNumber? SellerSiteCode?
      SellerContactPersonName? SellerContactPersonFunction* SellerContactPersonDepartment*
      SellerCommunicationDetails? SellerInformationDetails? InvoiceSenderPartyDetails?
      InvoiceRecipientPartyDetails? InvoiceRecipientOrganisationUnitNumber? InvoiceRecipientSiteCode?
      InvoiceRecipientContactPersonName? InvoiceRecipientContactPersonFunction*
      InvoiceRecipientContactPersonDepartment* InvoiceRecipientLanguageCode?
      InvoiceRecipientCommunicationDetails? BuyerPartyDetails! BuyerOrganisationUnitNumber? BuyerSiteCode?
      BuyerContactPersonName? BuyerContactPersonFunction* BuyerContactPersonDepartment*
      BuyerCommunicationDetails? DeliveryPartyDetails? DeliveryOrganisationUnitNumber? DeliverySiteCode?
      DeliveryContactPersonName? DeliveryContactPersonFunction* DeliveryContactPersonDepartment*
      DeliveryCommunicationDetails? DeliveryDetails? AnyPartyDetails* InvoiceDetails! PaymentCardInfo?
      DirectDebitInfo? PaymentStatusDetails? PartialPaymentDetails* FactoringAgreementDetails?
      VirtualBankBarcode? InvoiceRow+ SpecificationDetails? EpiDetails! InvoiceUrlNameText*
      InvoiceUrlText* StorageUrlText? LayOutIdentifier? InvoiceSegmentIdentifier? ControlChecksum?
      MessageChecksum? ControlStampText? AcceptanceStampText? OriginalInvoiceFormat?
      AttachmentMessageDetails?`,
    SellerPartyDetails: `
      SellerPartyIdentifier? SellerPartyIdentifierUrlText? SellerOrganisationName+
      SellerOrganisationTradingName? SellerOrganisationDepartment* SellerOrganisationTaxCode?
      SellerOrganisationTaxCodeUrlText? SellerCode* SellerPostalAddressDetails?`,
    BuyerPartyDetails: `
      BuyerPartyIdentifier? BuyerOrganisationName+ BuyerOrganisationTradingName?
      BuyerOrganisationDepartment* BuyerOrganisationTaxCode? BuyerCode? BuyerPostalAddressDetails?`,
    InvoiceDetails: `
      InvoiceTypeCode! InvoiceTypeCodeUN? InvoiceTypeText! InvoiceClassification? OriginCode! OriginText?
      InvoicedObjectID? InvoiceNumber! InvoiceDate! OriginalInvoiceNumber? OriginalInvoiceDate?
      OriginalInvoiceReference* InvoicingPeriodStartDate? InvoicingPeriodEndDate?
      SellerReferenceIdentifier? SellerReferenceIdentifierUrlText? BuyersSellerIdentifier?
      SellersBuyerIdentifier? OrderIdentifier? OrderIdentifierUrlText? OrderDate? OrdererName?
      SalesPersonName? OrderConfirmationIdentifier? OrderConfirmationDate? AgreementIdentifier?
      AgreementIdentifierUrlText? AgreementTypeText? AgreementTypeCode? AgreementDate?
      NotificationIdentifier? NotificationDate? RegistrationNumberIdentifier? ControllerIdentifier?
      ControllerName? ControlDate? BuyerReferenceIdentifier? ProjectReferenceIdentifier?
      DefinitionDetails* RowsTotalVatExcludedAmount? DiscountsTotalVatExcludedAmount?
      ChargesTotalVatExcludedAmount? InvoiceTotalVatExcludedAmount? InvoiceTotalVatAmount?
      InvoiceTotalVatAccountingAmount? InvoiceTotalVatIncludedAmount! InvoiceTotalRoundoffAmount?
      InvoicePaidAmount? ExchangeRate? OtherCurrencyAmountVatExcludedAmount?
      OtherCurrencyAmountVatIncludedAmount? CreditLimitAmount? CreditInterestPercent?
      OperationLimitAmount? MonthlyAmount? ShortProposedAccountIdentifier?
      NormalProposedAccountIdentifier? ProposedAccountText? AccountDimensionText? SellerAccountText?
      VatPoint? VatSpecificationDetails* InvoiceFreeText* InvoiceVatFreeText? PaymentTermsDetails*
      DiscountDetails* ChargeDetails* TenderReference?`,
    VatSpecificationDetails:
      "VatBaseAmount? VatRatePercent? VatCode? VatRateAmount? VatFreeText* VatExemptionReasonCode?",
    PaymentTermsDetails: `
      PaymentTermsFreeText* FreeText* InvoiceDueDate? CashDiscountDate? CashDiscountBaseAmount?
      CashDiscountPercent? CashDiscountAmount? CashDiscountExcludingVatAmount? CashDiscountVatDetails*
      ReducedInvoiceVatIncludedAmount? PaymentOverDueFineDetails?`,
    PaymentStatusDetails: "PaymentStatusCode? PaymentMethodText?",
    InvoiceRow: `
      RowSubIdentifier? InvoicedObjectID? ArticleIdentifier? ArticleGroupIdentifier* ArticleName?
      ArticleDescription? ArticleInfoUrlText? BuyerArticleIdentifier? EanCode?
      RowRegistrationNumberIdentifier? SerialNumberIdentifier? RowActionCode? RowDefinitionDetails*
      OfferedQuantity* DeliveredQuantity* OrderedQuantity? ConfirmedQuantity? PostDeliveredQuantity?
      InvoicedQuantity* CreditRequestedQuantity? ReturnedQuantity? StartDate? EndDate? UnitPriceAmount?
      UnitPriceDiscountAmount? UnitPriceNetAmount? UnitPriceVatIncludedAmount? UnitPriceBaseQuantity?
      RowIdentifier? RowIdentifierUrlText? RowOrderPositionIdentifier? RowIdentifierDate?
      RowPositionIdentifier? OriginalInvoiceNumber? OriginalInvoiceDate? OriginalInvoiceReference*
      RowOrdererName? RowSalesPersonName? RowOrderConfirmationIdentifier? RowOrderConfirmationDate?
      RowDeliveryIdentifier? RowDeliveryIdentifierUrlText? RowDeliveryDate? RowQuotationIdentifier?
      RowQuotationIdentifierUrlText? RowAgreementIdentifier? RowAgreementIdentifierUrlText?
      RowRequestOfQuotationIdentifier? RowRequestOfQuotationIdentifierUrlText? RowPriceListIdentifier?
      RowPriceListIdentifierUrlText? RowBuyerReferenceIdentifier? RowProjectReferenceIdentifier?
      RowOverDuePaymentDetails? RowAnyPartyDetails* RowDeliveryDetails? RowShortProposedAccountIdentifier?
      RowNormalProposedAccountIdentifier? RowProposedAccountText? RowAccountDimensionText?
      RowSellerAccountText? RowFreeText* RowUsedQuantity? RowPreviousMeterReadingDate?
      RowLatestMeterReadingDate? RowCalculatedQuantity? RowAveragePriceAmount? RowDiscountPercent?
      RowDiscountAmount? RowDiscountBaseAmount? RowDiscountTypeCode? RowDiscountTypeText?
      RowProgressiveDiscountDetails* RowChargeDetails* RowVatRatePercent? RowVatCode? RowVatAmount?
      RowVatExcludedAmount? RowAmount? RowTransactionDetails?`,
    EpiDetails: "EpiIdentificationDetails! EpiPartyDetails! EpiPaymentInstructionDetails!",
    EpiIdentificationDetails: "EpiDate! EpiReference! EpiUrl? EpiEmail? EpiOrderInfo*",
    EpiPartyDetails: "EpiBfiPartyDetails! EpiBeneficiaryPartyDetails!",
    EpiBfiPartyDetails: "EpiBfiIdentifier? EpiBfiName?",
    EpiBeneficiaryPartyDetails: "EpiNameAddressDetails? EpiBei? EpiAccountID!",
    EpiPaymentInstructionDetails: `
      EpiPaymentInstructionId? EpiTransactionTypeCode? EpiInstructionCode? EpiRemittanceInfoIdentifier?
      EpiInstructedAmount! EpiCharge! EpiDateOptionDate! EpiPaymentMeansCode? EpiPaymentMeansText?`,
  }).map(([name, children]): [string, readonly string[]] => [name, children.trim().split(/\s+/)]),
);

/** The two elements NetBaron adds to `InvoiceRow`; where they stand is not public, so any place will do. */
export const rowDialect: readonly string[] = ["RowAccount", "RowCostcenter"];
