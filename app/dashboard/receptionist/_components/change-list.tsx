import type { ContentChange } from "@/lib/domain/receptionist/diff-contents";

/** What differs, a line each: what stood there, and what stands there now. */
export function ChangeList({ changes }: { changes: ContentChange[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {changes.map(({ field, label, before, after }) => (
        <li
          key={`${field} ${before} ${after}`}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <span className="text-ink-faint">{label}</span>
          <span className="break-words">
            {before ? <del className="mr-2 text-ink-faint">{before}</del> : null}
            {after ? (
              <ins className="font-medium no-underline">{after}</ins>
            ) : (
              <span className="text-ink-soft">removed</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
