import { Tag, X } from "lucide-react";
import Link from "next/link";

const chip =
  "inline-flex min-h-7 items-center gap-1.5 rounded-badge bg-quiet-tint px-2 text-note text-quiet hover:underline wrap-anywhere";

/** Tags, each leading to everything of its kind that carries it. */
export function TagLinks({ tags, base, label }: { tags: string[]; base: string; label: string }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag}>
          <Link href={`${base}?tag=${encodeURIComponent(tag)}`} className={chip}>
            <Tag aria-hidden className="size-3.5" />
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The tag that a list is limited to, and the way back to the whole list. */
export function TagFilter({ tag, href }: { tag: string; href: string }) {
  if (tag === "") return null;
  return (
    <p className="mt-4">
      <Link href={href} className={chip}>
        <Tag aria-hidden className="size-3.5" />
        {tag}
        <X aria-hidden className="size-3.5" />
        <span className="sr-only">Show every tag</span>
      </Link>
    </p>
  );
}
