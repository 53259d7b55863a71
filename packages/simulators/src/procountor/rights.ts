import type { JsonFields } from "../kernel/parse-fault.ts";
import { sideOf } from "./book/vat.ts";
import type { RightArea, RightLevel } from "./company/company.ts";
import { failure } from "./failure.ts";
import { textAt } from "./format/json.ts";
import type { Route } from "./route/route.ts";
import type { Scene } from "./scene.ts";

/** Refuses what the user behind the token may not do; `body` tells the type of a new invoice. */
export function requireRight(scene: Scene, route: Route, body: JsonFields): void {
  const areas = areasOf(scene, route, body);
  const level = (area: RightArea): RightLevel => scene.user.rights?.[area] ?? "ALL_RIGHTS";
  const enough = (area: RightArea): boolean =>
    level(area) === "ALL_RIGHTS" || (route.kind === "read" && level(area) === "VIEWING_RIGHTS");
  if (areas.length === 0 || areas.some(enough)) return;
  const { missingRight } = scene.readings;
  throw failure(missingRight, missingRight === 403 ? "Insufficient user rights." : "Resource not found.");
}

function areasOf(scene: Scene, route: Route, body: JsonFields): readonly RightArea[] {
  if (route.area === "session") return [];
  if (route.area !== "invoices") return [route.area];
  if (route.kind === "read") return ["sales", "purchases"];
  const stored = scene.book.invoices.find(({ id }) => String(id) === scene.ids[0]);
  const type = stored?.type ?? textAt(body, "type");
  return [sideOf(type) === "SALES" ? "sales" : "purchases"];
}
