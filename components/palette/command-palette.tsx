"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { CalendarDays, CornerDownLeft, Keyboard, LoaderCircle, type LucideIcon, Phone, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { formatPhone } from "@/components/format/phone";
import { type FoundItem, searchLengthMin } from "@/lib/domain/member/search";
import { actions, type PalettePlace, pages } from "./palette-places";
import { type Found, useFound } from "./use-found";

const kinds: { kind: FoundItem["kind"]; heading: string; icon: LucideIcon }[] = [
  { kind: "customer", heading: "Customers", icon: User },
  { kind: "appointment", heading: "Appointments", icon: CalendarDays },
  { kind: "call", heading: "Calls", icon: Phone },
];

const itemStyle =
  "flex min-h-11 cursor-default items-center gap-3 rounded-badge px-3 text-body outline-none select-none data-[selected=true]:bg-sunken md:min-h-9";
const groupStyle =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-note";

/** Finds pages, actions, customers, appointments and calls; everything by keyboard. */
export function CommandPalette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const [words, setWords] = useState("");
  const found = useFound(words);
  const router = useRouter();
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fades fixed inset-0 z-40 bg-overlay" />
        <Dialog.Popup className="pops app-scale fixed inset-x-3 top-3 z-50 flex max-h-[calc(100dvh-1.5rem)] flex-col overflow-hidden rounded-card border bg-raised shadow-raised outline-none md:inset-x-auto md:top-[12vh] md:left-1/2 md:max-h-[70vh] md:w-140 md:-translate-x-1/2">
          <Dialog.Title className="sr-only">Find anything</Dialog.Title>
          <Command label="Find anything" shouldFilter={false} loop className="flex min-h-0 flex-col">
            <div className="flex items-center gap-3 border-b px-4">
              <Command.Input
                autoFocus
                value={words}
                onValueChange={setWords}
                placeholder="A page, a name, a number, a booking"
                className="h-13 min-w-0 flex-1 bg-transparent text-body text-ink outline-none placeholder:text-ink-faint"
              />
              {found.state === "searching" ? (
                <LoaderCircle aria-hidden className="size-4 animate-spin text-ink-faint" />
              ) : null}
            </div>
            <Command.List label="What was found" className="min-h-0 overflow-y-auto p-1.5">
              <Results words={words} found={found} onGo={go} onKeys={onKeys} />
            </Command.List>
          </Command>
          <p className="hidden items-center gap-1.5 border-t px-4 py-2 text-ink-faint text-note md:flex">
            <CornerDownLeft aria-hidden className="size-3.5" /> opens, arrows choose, Esc closes
          </p>
          <p role="status" className="sr-only">
            {statusOf(found)}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Results(props: { words: string; found: Found; onGo: (href: string) => void; onKeys: () => void }) {
  const { words, found, onGo, onKeys } = props;
  const fitting = (places: PalettePlace[]) => places.filter((place) => fits(place, words));
  const [fittingPages, fittingActions] = [fitting(pages), fitting(actions)];
  const isHelp = fits({ label: "Show the keys", href: "", also: ["help", "shortcuts", "keyboard"] }, words);
  const isNothing = fittingPages.length + fittingActions.length + found.items.length === 0 && !isHelp;
  return (
    <>
      <PlaceGroup heading="Pages" places={fittingPages} onGo={onGo} />
      {kinds.map(({ kind, heading, icon }) => (
        <FoundGroup
          key={kind}
          heading={heading}
          icon={icon}
          items={found.items.filter((item) => item.kind === kind)}
          onGo={onGo}
        />
      ))}
      {words.trim() === "" ? null : <PlaceGroup heading="Do" places={fittingActions} onGo={onGo} />}
      {isHelp ? (
        <Command.Group heading="Help" className={groupStyle}>
          <Command.Item value="help keys" onSelect={onKeys} className={itemStyle}>
            <Keyboard aria-hidden className="size-4 text-ink-faint" />
            Show the keys
          </Command.Item>
        </Command.Group>
      ) : null}
      {isNothing && found.state !== "searching" ? (
        <p className="px-3 py-8 text-center text-ink-soft">
          {found.state === "failed"
            ? "The search does not answer right now. Pages can still be found."
            : "Nothing fits."}
        </p>
      ) : null}
    </>
  );
}

function FoundGroup(props: { heading: string; icon: LucideIcon; items: FoundItem[]; onGo: (href: string) => void }) {
  const { heading, icon: Icon, items, onGo } = props;
  if (items.length === 0) return null;
  return (
    <Command.Group heading={heading} className={groupStyle}>
      {items.map((item) => (
        <Item key={item.id} value={`${item.kind} ${item.id}`} onSelect={() => onGo(item.href)}>
          <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="shrink-0 font-medium">{sayNumber(item.title)}</span>
          <span className="min-w-0 flex-1 truncate text-ink-faint text-note">{sayNumber(item.note)}</span>
        </Item>
      ))}
    </Command.Group>
  );
}

function PlaceGroup(props: { heading: string; places: PalettePlace[]; onGo: (href: string) => void }) {
  const { heading, places, onGo } = props;
  if (places.length === 0) return null;
  return (
    <Command.Group heading={heading} className={groupStyle}>
      {places.map(({ label, href, key }) => (
        <Item key={label} value={`${heading} ${label}`} onSelect={() => onGo(href)}>
          <span className="flex-1">{label}</span>
          {key && heading === "Pages" ? <kbd className="font-sans text-ink-faint text-note">g {key}</kbd> : null}
        </Item>
      ))}
    </Command.Group>
  );
}

function Item(props: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item value={props.value} onSelect={props.onSelect} className={itemStyle}>
      {props.children}
    </Command.Item>
  );
}

/** A number as people write it; other words as they are. */
function sayNumber(words: string): string {
  return /^\+\d+$/.test(words) ? formatPhone(words) : words;
}

/** Every word typed begins a word of the place. */
function fits({ label, also }: PalettePlace, words: string): boolean {
  const known = [label, ...also].join(" ").toLowerCase().split(" ");
  return words
    .toLowerCase()
    .split(" ")
    .every((word) => known.some((one) => one.startsWith(word)));
}

function statusOf({ state, items }: Found): string {
  if (state === "searching") return "Searching";
  if (state === "failed") return "The search does not answer right now.";
  return state === "done"
    ? `${items.length} found of customers, appointments and calls`
    : `Type ${searchLengthMin} letters or more`;
}
