import { z } from "zod";
import { memberContext, mustManage } from "@/lib/http/member-context";
import { readJson } from "@/lib/http/read-json";
import { withMember } from "@/lib/http/with-member";
import { checkMoment } from "@/lib/services/booking/check-moment";

const question = z.object({
  appointmentId: z.uuid().nullish(),
  serviceId: z.uuid().nullish(),
  resourceId: z.uuid().nullish(),
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int().min(5).max(1440).nullish(),
});

/** Whether a move or a booking by this member would succeed, and why not. Nothing is written. */
export const POST = withMember(async ({ member, container, request }) => {
  mustManage(member);
  const asked = await readJson(request, question);
  const result = await checkMoment(memberContext(container, member), {
    businessId: member.businessId,
    timeZone: member.business.timeZone,
    appointmentId: asked.appointmentId ?? null,
    serviceId: asked.serviceId ?? null,
    resourceId: asked.resourceId ?? null,
    startsAt: new Date(asked.startsAt),
    minutes: asked.minutes ?? null,
  });
  return Response.json({ data: result });
});
