"use client";

import { History } from "lucide-react";
import { useState } from "react";
import type { DoneResult } from "@/app/dashboard/receptionist/action-result";
import { formatMoment } from "@/components/format/moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice, StateCard } from "@/components/ui/states";
import { diffContents } from "@/lib/domain/receptionist/diff-contents";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { VersionView } from "@/lib/domain/receptionist/receptionist-view";
import { ChangeList } from "./change-list";

interface Props {
  versions: VersionView[];
  live: ReceptionistContent;
  memberId: string;
  timeZone: string;
  now: Date;
  /** Null for those who may only look. */
  onRollBack: ((number: number) => Promise<DoneResult>) | null;
}

/** Everything that was ever live, newest first, and the way back. */
export function VersionList({ versions, onRollBack, ...rest }: Props) {
  const [said, setSaid] = useState<DoneResult | null>(null);
  const rollBack =
    onRollBack &&
    (async (number: number) =>
      setSaid(await onRollBack(number).catch((thrown: unknown) => ({ ...lost(thrown), errors: {} }))));
  return (
    <Section id="versions" title="Versions" className="mt-8">
      {said ? (
        <div className="mb-3">
          <Notice tone={said.ok ? "booked" : "missed"}>{said.ok ? said.said : said.problem}</Notice>
        </div>
      ) : null}
      <Card className="divide-y">
        {versions.length === 0 ? (
          <StateCard icon={History} title="Nothing published yet">
            Callers hear our standard words until you publish the first version.
          </StateCard>
        ) : (
          versions.map((version) => <Row key={version.number} version={version} onRollBack={rollBack} {...rest} />)
        )}
      </Card>
    </Section>
  );
}

type RowProps = Omit<Props, "versions" | "onRollBack"> & {
  version: VersionView;
  onRollBack: ((number: number) => Promise<void>) | null;
};

function Row({ version, live, memberId, timeZone, now, onRollBack }: RowProps) {
  const [isBusy, setBusy] = useState(false);
  const changes = diffContents(live, version.content);
  const by = version.authorId === memberId ? "by you" : "by a colleague";
  const roll = async () => {
    setBusy(true);
    await onRollBack?.(version.number);
    setBusy(false);
  };
  return (
    <div className="px-5 py-3.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="num font-medium">Version {version.number}</p>
        {version.isLive ? <Badge tone="booked">Live</Badge> : null}
        {version.isLive && !version.isAtProvider ? <Badge tone="attention">Voice is being changed</Badge> : null}
        <p className="text-ink-soft">
          <time dateTime={version.publishedAt.toISOString()}>{formatMoment(version.publishedAt, timeZone, now)}</time>{" "}
          {by}
          {version.copiedFrom ? `, as version ${version.copiedFrom} was` : ""}
        </p>
        {!version.isLive && version.hasPassed && changes.length > 0 && onRollBack ? (
          <Button
            className="ml-auto"
            disabled={isBusy}
            onClick={roll}
            aria-label={`Bring back version ${version.number}`}
          >
            Bring back
          </Button>
        ) : null}
      </div>
      {version.note ? <p className="mt-1 break-words">{version.note}</p> : null}
      {!version.isLive ? (
        <details className="mt-1.5">
          <summary className="w-fit text-brand text-note">What would change</summary>
          <div className="mt-2">
            {changes.length > 0 ? (
              <ChangeList changes={changes} />
            ) : (
              <p className="text-ink-soft">Nothing: it says what is live.</p>
            )}
          </div>
        </details>
      ) : null}
    </div>
  );
}
