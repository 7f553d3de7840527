import { Bell } from "lucide-react";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

/** Nothing to read, and what will stand here. */
export function NoNotifications({ isUnreadOnly }: { isUnreadOnly: boolean }) {
  return (
    <Card>
      <StateCard icon={Bell} title={isUnreadOnly ? "You have read everything" : "Nothing yet"}>
        {isUnreadOnly
          ? "What is new appears here by itself."
          : "Bookings, messages and missed calls appear here as they happen."}
      </StateCard>
    </Card>
  );
}
