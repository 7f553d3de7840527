import { closeOne } from "@/app/dashboard/emergency-actions";
import { EmergencyCard } from "@/components/emergencies/emergency-card";
import { ActionButton } from "@/components/ui/action-button";
import type { EmergencyRow } from "@/lib/domain/member/emergencies";

interface Props {
  emergencies: EmergencyRow[];
  timeZone: string;
  now: Date;
  canWrite: boolean;
}

/** Emergencies, each with the button that closes it. */
export function EmergencyList({ emergencies, canWrite, ...shared }: Props) {
  return (
    <ul className="flex flex-col gap-4">
      {emergencies.map((emergency) => (
        <li key={emergency.id}>
          <EmergencyCard emergency={emergency} {...shared}>
            {canWrite && emergency.state !== "closed" ? (
              <ActionButton busy={emergency.isDrill ? "Ending" : "Closing"} onPress={closeOne.bind(null, emergency.id)}>
                {emergency.isDrill ? "End the drill" : "Close"}
              </ActionButton>
            ) : null}
          </EmergencyCard>
        </li>
      ))}
    </ul>
  );
}
