"use client";

import { type ReactNode, useState, useTransition } from "react";
import { formatCents } from "@/components/format/money";
import { formatPhone } from "@/components/format/phone";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { assumedMinutes } from "@/lib/domain/website/merge-proposal";
import type { HourRow, WebsiteProposal } from "@/lib/domain/website/proposal";
import type { WebsiteImportView } from "@/lib/domain/website/website-import-view";

interface Props {
  view: WebsiteImportView;
  canWrite: boolean;
  /** Null when all went well, else what to say. */
  onApply(items: string[]): Promise<string | null>;
}

interface Item {
  id: string;
  title: string;
  detail: ReactNode;
  source: string;
}

const fieldWords = { name: "Name", phone: "Phone", email: "Email", address: "Address", description: "Description" };
const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** What the website says, in groups, each item with its page and a box to tick. */
export function ProposalList({ view, canWrite, onApply }: Props) {
  const groups = view.proposal ? groupsOf(view.proposal) : [];
  const all = groups.flatMap(({ items }) => items.map(({ id }) => id));
  const taken = new Set(view.appliedItems);
  const [ticked, setTicked] = useState(() => new Set(all.filter((id) => !taken.has(id))));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const open = all.filter((id) => ticked.has(id) && !taken.has(id));
  const toggle = (ids: string[], isOn: boolean) => {
    const next = new Set(ticked);
    for (const id of ids) isOn ? next.add(id) : next.delete(id);
    setTicked(next);
  };
  const apply = () => {
    start(async () => setProblem(await onApply(open)));
  };
  return (
    <div className="border-t">
      {groups.map(({ title, items }) => (
        <fieldset key={title} disabled={!canWrite} className="border-b px-4 py-4 md:px-5">
          <legend className="float-left mb-2 w-full font-semibold">{title}</legend>
          <ul className="clear-both flex flex-col gap-3">
            {items.map((item) => (
              <Row
                key={item.id}
                item={item}
                isTaken={taken.has(item.id)}
                isTicked={ticked.has(item.id)}
                onToggle={(isOn) => toggle([item.id], isOn)}
              />
            ))}
          </ul>
        </fieldset>
      ))}
      <div className="flex flex-col gap-3 px-4 py-4 md:px-5">
        {problem ? <Notice tone="missed">{problem}</Notice> : null}
        {taken.size > 0 && !problem ? (
          <Notice tone="booked">
            {taken.size === 1 ? "One item is" : `${taken.size} items are`} in your settings now. Look them over there.
          </Notice>
        ) : null}
        {canWrite && taken.size < all.length ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="primary" aria-disabled={open.length === 0 || isBusy} onClick={apply}>
              {isBusy ? "Taking over" : `Take over ${open.length === 1 ? "one item" : `${open.length} items`}`}
            </Button>
            <Button variant="bare" onClick={() => toggle(all, open.length === 0)}>
              {open.length === 0 ? "Tick all" : "Tick none"}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Row(props: { item: Item; isTaken: boolean; isTicked: boolean; onToggle(isOn: boolean): void }) {
  const { item, isTaken, isTicked } = props;
  return (
    <li className="flex items-start gap-3">
      <input
        type="checkbox"
        id={`take-${item.id}`}
        checked={isTaken || isTicked}
        disabled={isTaken}
        onChange={({ target }) => props.onToggle(target.checked)}
        className="mt-0.5 size-4.5 shrink-0 accent-brand"
      />
      <div className="min-w-0">
        <label htmlFor={`take-${item.id}`} className="font-medium wrap-anywhere">
          {item.title}
          {isTaken ? <span className="ml-2 font-normal text-booked text-note">taken over</span> : null}
        </label>
        <div className="text-ink-soft text-pretty wrap-anywhere">{item.detail}</div>
        <p className="truncate text-ink-faint text-note">{item.source.replace(/^https?:\/\//, "")}</p>
      </div>
    </li>
  );
}

function groupsOf({ profile, services, hours, answers }: WebsiteProposal): { title: string; items: Item[] }[] {
  const groups = [
    {
      title: "Profile",
      items: profile.map(({ id, field, value, source }) => ({
        id,
        title: fieldWords[field],
        detail: field === "phone" ? formatPhone(value) : value,
        source,
      })),
    },
    {
      title: "Services",
      items: services.map(({ id, name, priceCents, durationMinutes, description, source }) => ({
        id,
        title: name,
        detail: [
          priceCents === null ? "No fixed price" : formatCents(priceCents),
          durationMinutes === null ? `${assumedMinutes} minutes assumed` : `${durationMinutes} minutes`,
          ...(description ? [description] : []),
        ].join(" · "),
        source,
      })),
    },
    {
      title: "Hours",
      items: hours
        ? [{ id: hours.id, title: "Weekly hours", detail: <Week rows={hours.rows} />, source: hours.source }]
        : [],
    },
    {
      title: "Answers",
      items: answers.map(({ id, question, answer, source }) => ({ id, title: question, detail: answer, source })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function Week({ rows }: { rows: HourRow[] }) {
  return (
    <ul>
      {dayNames.map((name, index) => {
        const own = rows.filter(({ weekday }) => weekday === index + 1);
        const said = own.map(({ opens, closes }) => `${clock(opens)} – ${clock(closes)}`).join(", ");
        return (
          <li key={name} className="num">
            {name}: {said || "closed"}
          </li>
        );
      })}
    </ul>
  );
}

/** "8:00 AM" for "08:00". */
function clock(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, "0")} ${hours < 12 ? "AM" : "PM"}`;
}
