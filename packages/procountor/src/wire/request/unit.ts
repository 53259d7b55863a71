// Closed enumeration of Procountor 26.04 (seen).
const table = `
  CM LOT GRAM HOUR PERSON LINEAR_METER KILOGRAM MONTH KILOMETER PIECE KILOWATT_HOUR LITER BOX METER
  SQUARE_METER CUBIC_METER SALE_UNIT MINUTE MILLIMETER PARCEL BOTTLE CAN BAG DAY ROLL PAGE SACK SERIES
  TUBE TON YEAR WEEK FULL_DAY KILOBIT MEGABIT GIGABIT TERABIT SQUARE_CENTIMETRE CENTILITRE CUP DECILITRE
  GALLON_UK GALLON_US MILLILITRE PINT_UK PINT_US AMPERE AMPERE_HOUR AMPERE_MINUTE KILOAMPERE_HOUR
  KILOVOLT MILLIVOLT MILLIAMPERE_HOUR FOOT INCH MILE YARD EXAJOULE GIGAJOULE JOULE JOULE_PER_SECOND
  KILOJOULE MILLIJOULE PETAJOULE TERAJOULE GRAM_PER_CUBIC_METRE GRAM_PER_SQUARE_METRE
  KILOGRAM_PER_CUBIC_METRE KILOGRAM_PER_SQUARE_METRE MILLIGRAM MILLIGRAM_PER_CUBIC_METRE OUNCE POUND
  STONE_UK DOZEN DOZEN_PACK EIGHT_PACK FIVE_PACK FOUR_PACK HUNDRED JAR NINE_PACK NUMBER_OF_WORDS PAIR
  PALLET PLATE SET SEVEN_PACK SIX_PACK TEN_PACK THREE_PACK TWO_PACK WRAP GIGAWATT GIGAWATT_HOUR KILOWATT
  MEGAWATT_HOUR MILLIWATT TERAWATT TERAWATT_HOUR WATT WATT_HOUR BAR KILOPASCAL PASCAL KILOBYTE MEGABYTE
  GIGABYTE SECOND HECTARE NO_UNIT
`;

/** Units of invoice rows that Procountor knows. */
export const units: ReadonlySet<string> = new Set(table.trim().split(/\s+/u));

// Abbreviations in Finnish, Swedish and English that say the same (ours; the plan can name more).
const words: ReadonlyMap<string, string> = new Map(
  [
    "h HOUR, t HOUR, tunti HOUR, tuntia HOUR, min MINUTE, pv DAY, vrk FULL_DAY, d DAY, vk WEEK, vko WEEK, kk MONTH",
    "v YEAR, vuosi YEAR, kpl PIECE, pc PIECE, pcs PIECE, st PIECE, ea PIECE, kg KILOGRAM, g GRAM, tn TON, km KILOMETER",
    "m METER, cm CM, mm MILLIMETER, m2 SQUARE_METER, m3 CUBIC_METER, l LITER, dl DECILITRE, cl CENTILITRE, ml MILLILITRE",
    "kwh KILOWATT_HOUR, mwh MEGAWATT_HOUR, ltk BOX, pkt PARCEL, pll BOTTLE, sivu PAGE, pari PAIR, srj SERIES, erä LOT",
    "hlö PERSON, jm LINEAR_METER, rll ROLL, sk SACK, ps BAG, prk CAN, ha HECTARE, s SECOND",
  ]
    .join(", ")
    .split(", ")
    .map((pair): readonly [string, string] => {
      const [word = "", unit = ""] = pair.split(" ");
      return [word, unit];
    }),
);

/** Procountor's unit for a word: one of its own words in any casing, or a usual abbreviation. */
export function unitOf(word: string): string | undefined {
  const own = word.trim().toUpperCase().replaceAll(" ", "_");
  return units.has(own) ? own : words.get(word.trim().toLowerCase());
}
