import { closeOne } from "@/app/dashboard/emergency-actions";
import { ActButton } from "@/components/emergencies/act-button";
import { EmergencyCard } from "@/components/emergencies/emergency-card";
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
              <ActButton
                label={emergency.isDrill ? "End the drill" : "Close"}
                busyLabel={emergency.isDrill ? "Ending" : "Closing"}
                onAct={closeOne.bind(null, emergency.id)}
              />
            ) : null}
          </EmergencyCard>
        </li>
      ))}
    </ul>
  );
}
