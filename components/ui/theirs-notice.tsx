"use client";

import { Button } from "./button";
import { Notice } from "./states";

interface Props {
  /** What somebody else changed, a line each. */
  lines: string[];
  onTake: () => void;
  onKeep: () => void;
}

/** Somebody else was faster: what they changed, and which of the two goes on. */
export function TheirsNotice({ lines, onTake, onKeep }: Props) {
  return (
    <Notice tone="attention">
      <p className="font-medium">Somebody else changed this meanwhile. What you wrote is still here, not saved yet.</p>
      <ul className="mt-1.5">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTake}>Use theirs</Button>
        <Button onClick={onKeep}>Keep mine</Button>
      </div>
    </Notice>
  );
}
