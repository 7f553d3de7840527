import { Notice } from "@/components/ui/states";
import type { ChangeTrouble } from "./use-appointment-changes";

/** Why a change did not happen, and what somebody else changed when that was the reason. */
export function TroubleNote({ trouble }: { trouble: ChangeTrouble }) {
  return (
    <Notice tone="attention">
      {trouble.text}
      {trouble.differences.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {trouble.differences.map((line) => (
            <li key={line} className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
