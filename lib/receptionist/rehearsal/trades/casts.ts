import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";
import { clinicCast } from "./clinic";
import { hvacCast } from "./hvac";
import { plumbingCast } from "./plumbing";
import { salonCast } from "./salon";

/** The trades that have callers of their own. */
export const casts: readonly TradeCast[] = [plumbingCast, hvacCast, salonCast, clinicCast];
