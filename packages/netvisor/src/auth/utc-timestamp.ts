const day = 86_400_000;

/** Writes epoch milliseconds as `YYYY-MM-DD HH:MM:SS.mmm` in UTC, the form of the Timestamp header (specs 2.1). */
export function utcTimestamp(epochMs: number): string {
  const inDay = epochMs - Math.floor(epochMs / day) * day;
  const hours = Math.floor(inDay / 3_600_000);
  const minutes = Math.floor(inDay / 60_000) % 60;
  const seconds = Math.floor(inDay / 1000) % 60;
  const time = `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(Math.floor(inDay) % 1000, 3)}`;
  return `${dateOf(Math.floor(epochMs / day))} ${time}`;
}

// Days since 1970-01-01 to year, month and day, counting in 400-year eras that begin on 1 March.
function dateOf(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");
