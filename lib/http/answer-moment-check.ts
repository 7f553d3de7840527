import { z } from "zod";
import type { Container } from "@/lib/container";
import { type CheckResult, checkMoment } from "@/lib/services/booking/check-moment";
import { memberContext, mustManage } from "./member-context";
import { readJson } from "./read-json";
import type { MemberSession } from "./session";

const question = z.object({
  appointmentId: z.uuid().nullish(),
  serviceId: z.uuid().nullish(),
  resourceId: z.uuid().nullish(),
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int().min(5).max(1440).nullish(),
});

/** Whether a move or a booking by a member would succeed. AppError `forbidden` for those who only look. */
export async function answerMomentCheck(
  container: Container,
  member: MemberSession,
  request: Request,
): Promise<CheckResult> {
  mustManage(member);
  const asked = await readJson(request, question);
  return checkMoment(memberContext(container, member), {
    businessId: member.businessId,
    timeZone: member.business.timeZone,
    appointmentId: asked.appointmentId ?? null,
    serviceId: asked.serviceId ?? null,
    resourceId: asked.resourceId ?? null,
    startsAt: new Date(asked.startsAt),
    minutes: asked.minutes ?? null,
  });
}
