import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { BookedPartner } from "../book/book.ts";
import { versionAfter } from "../book/version.ts";
import type { ProcountorBankAccount, ProcountorProduct } from "../company/company.ts";
import { invalid, missing, throwAny } from "../failure.ts";
import { fieldsAt, textAt } from "../format/json.ts";
import { batchRead, resultPage, within, wordIn, wordsIn } from "../route/result-page.ts";
import type { Scene, WriteResult } from "../scene.ts";

/** GET /businesspartners; `name` and `identifier` come as headers. */
export function searchPartners(scene: Scene): unknown {
  const types = wordsIn(scene, "type", ["CUSTOMER", "SUPPLIER", "PERSON"]);
  const active = wordIn(scene, "active", ["true", "false"]);
  const found = scene.book.partners.filter((partner) => {
    const invoicing = fieldsAt(partner.content, "invoicingInfo");
    const same = (wanted: string, value: string): boolean => wanted === "" || wanted === value;
    return (
      (types.length === 0 || types.includes(partner.type)) &&
      same(scene.query.get("customerNumber") ?? "", textAt(invoicing, "customerNumber")) &&
      same(scene.headers["identifier"] ?? "", textAt(invoicing, "identifier")) &&
      partner.name.toLowerCase().includes((scene.headers["name"] ?? "").toLowerCase()) &&
      (active === undefined || isActive(partner) === (active === "true")) &&
      within(scene, ["versionStartDate", "versionEndDate"], partner.version)
    );
  });
  return resultPage(scene, found, { orderByVersion: ({ version }) => version }, showPartnerBasics);
}

/** GET /businesspartners/{ids}: one or up to 200. */
export function readPartners(scene: Scene): unknown {
  return batchRead(scene, scene.book.partners, "Business partner", showPartner);
}

/** POST /businesspartners. */
export function createPartner(scene: Scene, body: JsonFields): WriteResult {
  requireAddress(body);
  const partner = written(body, scene.book.nextId, scene.now);
  const partners = [...scene.book.partners, partner];
  return { book: { ...scene.book, partners, nextId: partner.id + 1 }, answer: showPartner(partner) };
}

/** PUT /businesspartners/{id}: replaces the partner. */
export function updatePartner(scene: Scene, body: JsonFields): WriteResult {
  const known = scene.book.partners.find(({ id }) => String(id) === scene.ids[0]);
  if (known === undefined) throw missing("Business partner");
  requireAddress(body);
  const partner = written(body, known.id, versionAfter(scene, known.version));
  const partners = scene.book.partners.map((one) => (one.id === partner.id ? partner : one));
  return { book: { ...scene.book, partners }, answer: showPartner(partner) };
}

/** GET /products. */
export function searchProducts(scene: Scene): unknown {
  const types = wordsIn(scene, "type", ["SALES", "PURCHASE", "TRAVEL"]);
  const code = scene.query.get("code") ?? "";
  const active = wordIn(scene, "active", ["true", "false"]);
  const name = (scene.query.get("name") ?? "").toLowerCase();
  const found = scene.company.products.filter(
    (product) =>
      (types.length === 0 || types.includes(product.type)) &&
      (code === "" || product.code === code) &&
      (active === undefined || product.active === (active === "true")) &&
      product.name.toLowerCase().includes(name),
  );
  return resultPage(scene, found, {}, (product) => showProduct(scene, product));
}

/** GET /products/{ids}. */
export function readProducts(scene: Scene): unknown {
  return batchRead(scene, scene.company.products, "Product", (product) => showProduct(scene, product));
}

/** GET /bankaccounts. */
export function searchBankAccounts(scene: Scene): unknown {
  return resultPage(scene, scene.company.bankAccounts, {}, showBankAccount);
}

/** GET /bankaccounts/{id}. */
export function readBankAccount(scene: Scene): unknown {
  const found = scene.company.bankAccounts.find(({ id }) => String(id) === scene.ids[0]);
  if (found === undefined) throw missing("Bank account");
  return {
    ...showBankAccount(found),
    ledgerAccount: found.ledgerAccount,
    showAccountOnInvoice: true,
    allowPayments: true,
    allowForeignPayments: false,
  };
}

function requireAddress(body: JsonFields): void {
  if (textAt(body, "type") === "CUSTOMER" && body["address"] === undefined) {
    throwAny([invalid("Value of the 'address' cannot be blank.")]);
  }
}

function written(body: JsonFields, id: number, version: string): BookedPartner {
  const { version: _version, ...content } = body;
  return { id, type: textAt(body, "type"), name: textAt(body, "name"), content, version };
}

function isActive(partner: BookedPartner): boolean {
  return fieldsAt(partner.content, "registryInfo")["active"] !== false;
}

function showPartner({ id, content, version }: BookedPartner): JsonFields {
  return { id, ...content, version };
}

function showPartnerBasics(partner: BookedPartner): JsonFields {
  const { customerNumber, identifier, identifierType } = fieldsAt(partner.content, "invoicingInfo");
  return {
    id: partner.id,
    name: partner.name,
    billingAddress: fieldsAt(partner.content, "billingAddress"),
    invoicingInfo: { customerNumber, identifier, identifierType },
    registryInfo: { active: isActive(partner) },
    type: partner.type,
    version: partner.version,
  };
}

function showProduct(scene: Scene, product: ProcountorProduct): JsonFields {
  const { id, type, name, code, unit, price, vatPercent, vatStatus, account, active } = product;
  const { currency } = scene.company;
  return {
    id,
    type,
    name,
    code,
    unit,
    discount: 0,
    price,
    vat: vatPercent,
    active,
    defaultAccount: account,
    vatStatus,
    currency,
  };
}

function showBankAccount(account: ProcountorBankAccount): JsonFields {
  const { id, iban, bic, bankName, currency, defaultForInvoice, defaultForPayment, active } = account;
  return {
    id,
    accountNumber: iban.slice(4),
    iban,
    bic,
    bankName,
    currency,
    defaultForInvoice,
    defaultForPayment,
    status: active ? "ACTIVE" : "INACTIVE",
  };
}
