"use client";

import { type Deleted, NameForm } from "@/components/privacy/name-form";
import { linkStyle } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";

interface Props {
  email: string;
  onDelete: (email: string) => Promise<Deleted<"deleted">>;
}

/** For whoever has left or deleted their business, and wants nothing kept of themselves. */
export function DeleteAccount({ email, onDelete }: Props) {
  return (
    <>
      No business any more?{" "}
      <Sheet
        title="Delete your account?"
        trigger={
          <button type="button" className={linkStyle}>
            Delete your account
          </button>
        }
      >
        <NameForm name={email} label="Delete my account" busyLabel="One moment" onDelete={onDelete}>
          <p className="text-ink-soft text-pretty">
            Your address, your password and your devices are forgotten at once. Nobody can take it back. You can sign up
            again with the same address.
          </p>
        </NameForm>
      </Sheet>
    </>
  );
}
