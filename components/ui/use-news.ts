"use client";

import { useState } from "react";
import { isSame, type Saved } from "@/lib/domain/forms/shared-draft";

/**
 * What is saved, of something that has no revision: the moment at which it was heard of stands for one. `given` is what
 * the page was read with; `hear` is for what an answer says.
 */
export function useNews<Value>(given: Value): { saved: Saved<Value>; hear: (value: Value) => void } {
  const [known, setKnown] = useState(() => ({ given, value: given, revision: Date.now() }));
  if (!isSame(given, known.given)) setKnown({ given, value: given, revision: after(known.revision) });
  return {
    saved: known,
    hear: (value) => setKnown((now) => ({ ...now, value, revision: after(now.revision) })),
  };
}

const after = (revision: number) => Math.max(Date.now(), revision + 1);
