import { makeSuite } from "./make-suite";
import type { Suite } from "./scenario";
import { casts } from "./trades/casts";

/** The suites that are measured, one a trade. */
export const suites: readonly Suite[] = casts.map(makeSuite);
