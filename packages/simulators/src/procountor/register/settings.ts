import { missing } from "../failure.ts";
import type { Scene } from "../scene.ts";
import { currencyWords } from "../word/currency-words.ts";

/** GET /company. */
export function company(scene: Scene): unknown {
  const { id, name, country, businessId, currency } = scene.company;
  return {
    id,
    name,
    country,
    productVersion: "FINANCIALS_PREMIUM",
    operationType: "PRODUCTION",
    mva: false,
    inTradeRegister: true,
    businessIdentifier: { type: "FI", identifier: businessId },
    accountingCoaLanguages: ["FINNISH"],
    companyCurrency: currency,
    currencyRateSearchDensity: "DAILY_EXCHANGE_RATE",
  };
}

/** GET /company/usagesettings. */
export function usageSettings(): unknown {
  return {
    defaultInvoiceChannel: "NO_SENDING",
    accountingByRow: {
      salesInvoicePosting: true,
      purchaseInvoicePosting: true,
      travelAndExpenseInvoicePosting: true,
      salaryPosting: false,
    },
  };
}

/** GET /company/expenses/collectionpenal/settings. */
export function collectionSettings(scene: Scene): unknown {
  const { automatic, costsProductId, penalProductId } = scene.company.collection;
  const product = (wanted: number | undefined) => {
    const found = scene.company.products.find(({ id }) => id === wanted);
    if (found === undefined) return null;
    const { id, name, code, account, price, unit } = found;
    return {
      productId: id,
      name,
      code,
      defaultAccount: account,
      price,
      currency: scene.company.currency,
      unit,
    };
  };
  return {
    useAutomaticHandling: automatic,
    collectionCostsProduct: product(costsProductId),
    penalExpenseProduct: product(penalProductId),
  };
}

/** GET /company/invoicecirculation/settings. */
export function circulationSettings(scene: Scene): unknown {
  const { circulation } = scene.company;
  return { useForPurchaseInvoices: circulation, useForTravelAndExpenseInvoices: circulation };
}

/** GET /status. */
export function status(): unknown {
  return { name: "Procountor API", version: "26.04", status: "OK", procountorVersion: "112.0" };
}

/** GET /sessioninfo. */
export function sessionInfo(scene: Scene): unknown {
  const { id, name, country } = scene.company;
  return {
    companyId: id,
    name,
    country,
    productVersion: "FINANCIALS_PREMIUM",
    userId: scene.user.id,
    userName: scene.user.userName,
    companySettings: { invoiceDiscussionEnabled: false },
  };
}

/** GET /users: the user behind the token. */
export function currentUser(scene: Scene): unknown {
  const { id, userName, firstName, lastName } = scene.user;
  return {
    id,
    username: userName,
    companyId: scene.company.id,
    countryCode: scene.company.country,
    firstName,
    lastName,
    email: `${userName}@example.test`,
    mobilePhone: "",
  };
}

/** GET /users/profiles/{id}. */
export function userProfile(scene: Scene): unknown {
  const user = scene.company.users.find(({ id }) => String(id) === scene.ids[0]);
  if (user === undefined) throw missing("User");
  return { id: user.id, firstName: user.firstName, lastName: user.lastName };
}

/** GET /users/rights: one level per area (the vendor nests more finely). */
export function userRights(scene: Scene): unknown {
  const level = (area: "sales" | "purchases" | "payments" | "accounting" | "registers") =>
    scene.user.rights?.[area] ?? "ALL_RIGHTS";
  return {
    role: "USER",
    rights: {
      management: { registers: level("registers") },
      sales: { salesInvoices: level("sales") },
      purchases: { purchaseInvoices: level("purchases") },
      payments: { paymentTransactions: level("payments") },
      accounting: { ledgerReceipts: level("accounting") },
    },
  };
}

/** GET /currencies. */
export function currencies(): unknown {
  return { currencies: [...currencyWords] };
}

/** GET /currencies/company. */
export function companyCurrency(scene: Scene): unknown {
  return { companyCurrency: scene.company.currency };
}
