import { cache } from "react";
import { getContainer } from "@/lib/container";
import { dayAround } from "@/lib/domain/member/business-day";
import { requireMember } from "@/lib/http/session";

/** What stands around every page, read once per request: the layout and the pages share it. `at` is the request's now. */
export const loadFrame = cache(async () => {
  const { business, scope } = await requireMember();
  const { memberReads, now } = getContainer();
  const at = now();
  return { at, frame: await memberReads.loadFrame(scope, dayAround(at, business.timeZone), at) };
});
