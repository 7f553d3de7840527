import { z } from "zod";
import type { Container } from "@/lib/container";
import { rowId } from "@/lib/domain/member/row-id";
import { type CheckResult, checkMoment } from "@/lib/services/booking/check-moment";
import { memberContext, mustManage } from "./member-context";
import { readJson } from "./read-json";
import type { MemberSession } from "./session";

const question = z.object({
  appointmentId: rowId.nullish(),
  serviceId: rowId.nullish(),
  resourceId: rowId.nullish(),
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
