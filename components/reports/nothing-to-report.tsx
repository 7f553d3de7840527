import { ChartColumn } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

/** Days without a call or an appointment. */
export function NothingToReport() {
  return (
    <Card>
      <StateCard
        icon={ChartColumn}
        title="Nothing happened in these days"
        action={
          <Link href="/dashboard/reports?range=90d" className={buttonStyle()}>
            Show 90 days
          </Link>
        }
      >
        As soon as somebody calls or books, the figures of that day stand here.
      </StateCard>
    </Card>
  );
}
