import { Image as ImageIcon } from "lucide-react";
import { formatDay, formatTime, isoDay } from "@/components/format/moment";
import { cn } from "@/components/ui/cn";
import type { TextAuthor, ThreadText } from "@/lib/domain/member/conversations";
import { textKinds, textReason, textStates } from "./text-words";
import { writerName } from "./writer-name";

interface Props {
  texts: ThreadText[];
  timeZone: string;
  now: Date;
}

const authors: Record<TextAuthor, string> = {
  customer: "Customer",
  receptionist: "Receptionist",
  person: "A colleague",
  system: "Sent by itself",
};

function writerOf({ author, writer }: ThreadText): string {
  return writer ? writerName(writer) : authors[author];
}

/** A conversation by text: the customer on the left, the business on the right, in the order it was written. */
export function Thread({ texts, timeZone, now }: Props) {
  const days = Map.groupBy(texts, (text) => isoDay(text.at, timeZone));
  return (
    <ol className="flex flex-col gap-4">
      {[...days].map(([day, rows]) => (
        <li key={day}>
          <p className="mb-3 text-center text-ink-faint text-note">
            {rows[0] ? formatDay(rows[0].at, timeZone, now) : day}
          </p>
          <ol className="flex flex-col gap-2.5">
            {rows.map((text) => (
              <Bubble key={text.id} text={text} timeZone={timeZone} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Bubble({ text, timeZone }: { text: ThreadText; timeZone: string }) {
  const isOurs = text.author !== "customer";
  const label = text.author === "system" ? (textKinds[text.kind] ?? authors.system) : writerOf(text);
  return (
    <li className={cn("flex max-w-[85%] flex-col gap-1 md:max-w-[75%]", isOurs ? "items-end self-end" : "items-start")}>
      <span className="text-ink-faint text-note">
        {label} · {formatTime(text.at, timeZone)}
      </span>
      <div
        className={cn(
          "whitespace-pre-line rounded-card px-3.5 py-2 wrap-anywhere",
          text.author === "customer" && "bg-sunken",
          text.author === "receptionist" && "border bg-surface",
          text.author === "person" && "bg-brand text-on-brand",
          text.author === "system" && "border border-dashed text-ink-soft",
        )}
      >
        {text.body ?? <span className="italic">{textKinds[text.kind] ?? "A text"}</span>}
        {text.mediaCount > 0 ? (
          <span className="mt-1 flex items-center gap-1.5 text-note">
            <ImageIcon aria-hidden className="size-3.5" />
            {text.mediaCount === 1 ? "A picture" : `${text.mediaCount} pictures`}
          </span>
        ) : null}
      </div>
      {isOurs ? <Fate text={text} /> : null}
    </li>
  );
}

/** How far a text of ours got; nothing when it arrived. */
function Fate({ text }: { text: ThreadText }) {
  const { label } = textStates[text.state];
  const isBad = text.state === "failed" || text.state === "blocked";
  const reason = isBad ? textReason(text.reason) : null;
  return (
    <span className={cn("text-right text-note", isBad ? "text-missed" : "text-ink-faint")}>
      {label}
      {reason ? `: ${reason}` : ""}
    </span>
  );
}
