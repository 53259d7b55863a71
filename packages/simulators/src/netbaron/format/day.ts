/** A Finnish (`1.1.2020`) or ISO (`2020-01-01`) date as `yyyy-MM-dd`; undefined when it is no existing day. */
export function parseDay(text: string): string | undefined {
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (finnish !== null) {
    const [, day = "", month = "", year = ""] = finnish;
    return existing(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? existing(text) : undefined;
}

/** A Finvoice date (`CCYYMMDD`) as `yyyy-MM-dd`; undefined when it is no existing day. */
export function parseCompactDay(text: string): string | undefined {
  if (!/^\d{8}$/.test(text)) return undefined;
  return existing(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

function existing(iso: string): string | undefined {
  const time = Date.parse(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}
