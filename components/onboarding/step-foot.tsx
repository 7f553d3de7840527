"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import type { SaveState } from "./use-wizard-step";

const words: Record<SaveState, string> = {
  idle: "",
  unsaved: "Kept on this device",
  saving: "Saving",
  saved: "Saved",
};

/** The way back, whether all is saved, and the way on. */
export function StepFoot(props: {
  saveState: SaveState;
  /** An address, or what leads one question back; null at the very first. */
  previous: string | (() => void) | null;
  children: ReactNode;
}) {
  const { previous } = props;
  return (
    <div className="mt-6 flex items-center gap-3">
      {typeof previous === "string" ? (
        <Link href={previous} className={buttonStyle({ size: "large", variant: "bare" })}>
          Back
        </Link>
      ) : null}
      {typeof previous === "function" ? (
        <Button size="large" variant="bare" onClick={previous}>
          Back
        </Button>
      ) : null}
      <p role="status" className="flex-1 text-right text-ink-soft text-note">
        {words[props.saveState]}
      </p>
      {props.children}
    </div>
  );
}
