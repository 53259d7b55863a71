import type { DemoRate } from "../client/demo-client.ts";

/** Something that is sold in the demo. */
export interface Ware {
  readonly name: string;
  readonly unit: string;
  readonly rate: DemoRate;
  /** Price of one unit without VAT, in cents. */
  readonly cents: number;
}

/** Made-up wares and services with the rates of January 2026. */
export const catalogue: readonly Ware[] = [
  { name: "Huoltotyö", unit: "h", rate: 25.5, cents: 6_450 },
  { name: "Suunnittelutyö", unit: "h", rate: 25.5, cents: 9_800 },
  { name: "Kuukausimaksu", unit: "kk", rate: 25.5, cents: 3_990 },
  { name: "Matkakulut", unit: "km", rate: 25.5, cents: 59 },
  { name: "Lumityöt", unit: "kerta", rate: 25.5, cents: 12_333 },
  { name: "Lounastarjoilu", unit: "hlö", rate: 13.5, cents: 1_147 },
  { name: "Leipomotuotteet", unit: "kpl", rate: 13.5, cents: 289 },
  { name: "Majoitus", unit: "yö", rate: 13.5, cents: 8_767 },
  { name: "Henkilökuljetus", unit: "matka", rate: 13.5, cents: 1_893 },
  { name: "Ammattilehti, vuosikerta", unit: "kpl", rate: 10, cents: 7_736 },
  { name: "Paikallislehti", unit: "kk", rate: 10, cents: 1_609 },
  { name: "Koulutuspäivä", unit: "hlö", rate: 0, cents: 24_000 },
  { name: "Vakuutusmaksu", unit: "kk", rate: 0, cents: 1_875 },
];
