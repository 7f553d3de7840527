import { Lock } from "lucide-react";
import { PageBody } from "@/components/frame/page-head";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

/** The page of billing for whoever is no owner. */
export function OwnersOnly() {
  return (
    <PageBody>
      <Card>
        <StateCard icon={Lock} title="Billing is for owners" isPage>
          The plan, fees and invoices are shown to the owners of this business. Ask one of them when you need something
          here.
        </StateCard>
      </Card>
    </PageBody>
  );
}
