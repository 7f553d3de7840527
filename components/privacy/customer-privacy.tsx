import { ExportButton } from "@/components/privacy/export-button";
import { ExportList } from "@/components/privacy/export-list";
import { HoldList } from "@/components/privacy/hold-list";
import { PlaceHold } from "@/components/privacy/place-hold";
import { Card } from "@/components/ui/card";
import type { CustomerPrivacy as Privacy } from "@/lib/domain/privacy/views";
import { DeleteCustomer } from "./delete-customer";
import type { Deleted } from "./name-form";

type Done = Promise<{ ok: true } | { ok: false; problem: string }>;

interface Props {
  customerId: string;
  /** As the owner types it: the name, or the number of a customer without one. */
  name: string;
  privacy: Privacy;
  timeZone: string;
  now: Date;
  onExport: () => Promise<{ ok: true; result: "started" | "running" } | { ok: false; problem: string }>;
  onHold: (reason: string) => Done;
  onRelease: (holdId: string) => Done;
  onDelete: (name: string) => Promise<Deleted<"erased">>;
}

/** What a customer may ask for (GDPR, CCPA): a copy, or that they are deleted. For owners. */
export function CustomerPrivacy(props: Props) {
  const { name, privacy, timeZone, now } = props;
  const exports = privacy.export ? [privacy.export] : [];
  const shared = { timeZone, now, isOwner: true };
  const isHeld = privacy.isBusinessHeld || privacy.hold !== null;
  return (
    <div className="flex flex-col gap-3">
      <Card className="flex flex-col gap-3 px-5 py-4">
        <p className="text-ink-soft text-pretty">
          When a customer asks what you have about them, or wants it deleted, this is where you do it.
        </p>
        <div className="flex flex-wrap gap-2">
          <ExportButton exports={exports} onStart={props.onExport} />
          {isHeld ? null : <DeleteCustomer name={name} onDelete={props.onDelete} />}
          {isHeld ? null : <PlaceHold of={name} id={props.customerId} onPlace={props.onHold} />}
        </div>
        {privacy.isBusinessHeld ? (
          <p className="text-attention">The whole business is under a legal hold; nothing can be deleted.</p>
        ) : null}
      </Card>
      <ExportList exports={exports} {...shared} />
      {privacy.hold ? <HoldList holds={[privacy.hold]} {...shared} onRelease={props.onRelease} /> : null}
    </div>
  );
}
