import { makeSuite } from "./make-suite";
import type { Suite } from "./scenario";
import { clinicCast } from "./trades/clinic";
import { hvacCast } from "./trades/hvac";
import { plumbingCast } from "./trades/plumbing";
import { salonCast } from "./trades/salon";

/** The suites that are measured, one a trade. */
export const suites: readonly Suite[] = [plumbingCast, hvacCast, salonCast, clinicCast].map(makeSuite);
