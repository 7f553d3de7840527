import { EmergencyList } from "@/app/dashboard/_components/emergency-list";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";

/** The emergency that was reported on a call, if there was one. */
export async function CallEmergency({ callId }: { callId: string }) {
  const { scope, role, business } = await requireMember();
  const { memberReads, now } = getContainer();
  const emergency = await memberReads.findCallEmergency(scope, callId);
  if (!emergency) return null;
  return (
    <div className="mt-6">
      <EmergencyList emergencies={[emergency]} timeZone={business.timeZone} now={now()} canWrite={role !== "viewer"} />
    </div>
  );
}
