import { Receipt } from "lucide-react";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

/** No fee at all yet, or none of this sort. */
export function NoFees({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Card>
      <StateCard icon={Receipt} title={isFiltered ? "No fee of this sort" : "No fees yet"}>
        {isFiltered
          ? "Choose “All” to see every booking with its fee."
          : "When the receptionist books a caller, the fee appears here with the appointment and the call behind it."}
      </StateCard>
    </Card>
  );
}
