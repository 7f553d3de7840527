import { hagglingBookings, plainBookings } from "./callers/booking-callers";
import { castScenario } from "./callers/cast-scenario";
import { existingCallers } from "./callers/existing-callers";
import { interruptingCallers } from "./callers/interrupting-callers";
import { otherCallers } from "./callers/other-callers";
import { spanishCallers } from "./callers/spanish-callers";
import { urgentCallers } from "./callers/urgent-callers";
import type { Suite } from "./scenario";
import type { TradeCast } from "./trade-cast";

/** All callers of one trade, each with a name and a number of their own. */
export function makeSuite(cast: TradeCast): Suite {
  const plans = [
    ...plainBookings,
    ...hagglingBookings,
    ...interruptingCallers,
    ...existingCallers,
    ...otherCallers(cast),
    ...urgentCallers(cast),
    ...spanishCallers(cast),
  ].filter(({ calls }) =>
    calls.flat().every((task) => task.kind !== "book" || task.service < cast.business.services.length),
  );
  return { business: cast.business, scenarios: plans.map((plan, index) => castScenario(cast, plan, index)) };
}
