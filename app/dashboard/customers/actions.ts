"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { openImport, startImport } from "@/lib/services/customers/import-customers";
import {
  type AddedCustomer,
  addCustomer,
  correctCall,
  mergeCustomers,
  type SavedCustomer,
  saveCallNote,
  saveCustomer,
} from "@/lib/services/customers/write-customers";
import { startConversation } from "@/lib/services/messages/conversations";

const refresh = () => revalidatePath("/dashboard", "layout");

/** Saves what was written about a customer, if nobody else has since. */
export async function saveProfile(
  customerId: string,
  baseRevision: number,
  details: unknown,
): Promise<ActionResult<SavedCustomer>> {
  const done = await actAsMember("customers.save", ({ ctx, member }) =>
    saveCustomer(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      customerId: readRowId(customerId, "customer"),
      baseRevision: Number(baseRevision),
      details,
    }),
  );
  refresh();
  return done;
}

/** Adds a customer; the form chooses the id, so that sending it twice adds one. */
export async function addProfile(customerId: string, details: unknown): Promise<ActionResult<AddedCustomer>> {
  const done = await actAsMember("customers.add", ({ ctx, member }) => {
    return addCustomer(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      customerId: readRowId(customerId, "customer"),
      details,
    });
  });
  refresh();
  return done;
}

/** Sends a person's first text to a customer; `key` names the one press of the button. */
export async function textCustomer(
  customerId: string,
  words: string,
  key: string,
): Promise<ActionResult<{ outcome: string; conversationId?: string }>> {
  const done = await actAsMember("customers.text", ({ ctx, member }) =>
    startConversation(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      customerId: readRowId(customerId, "customer"),
      words: String(words),
      key: String(key).slice(0, 64),
    }),
  );
  refresh();
  return done;
}

/** Makes two customers one, keeping the first. */
export async function mergeInto(customerId: string, otherId: string): Promise<ActionResult<string>> {
  const done = await actAsMember("customers.merge", ({ ctx, member }) =>
    mergeCustomers(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      customerId: readRowId(customerId, "customer"),
      otherId: readRowId(otherId, "customer"),
    }),
  );
  refresh();
  return done;
}

/** Opens an import; the browser puts the file at the address it gets. */
export async function beginImport(fileName: string): Promise<ActionResult<{ importId: string; uploadUrl: string }>> {
  return actAsMember("customers.open_import", ({ ctx, member }) =>
    openImport(ctx, { businessId: member.businessId, memberId: member.claims.sub, fileName: String(fileName) }),
  );
}

/** Lets the file that has arrived be read. */
export async function readImport(importId: string): Promise<ActionResult<"queued" | "already">> {
  const done = await actAsMember("customers.start_import", ({ ctx, member }) =>
    startImport(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      importId: readRowId(importId, "import"),
    }),
  );
  refresh();
  return done;
}

/** Saves the note and the tags of a call, if nobody else has since. */
export async function saveNote(
  callId: string,
  baseRevision: number,
  words: string,
  tags: string[],
): Promise<ActionResult<"saved" | "changed_elsewhere">> {
  const done = await actAsMember("calls.save_note", ({ ctx, member }) =>
    saveCallNote(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      callId: readRowId(callId, "call"),
      baseRevision: Number(baseRevision),
      words: String(words),
      tags,
    }),
  );
  refresh();
  return done;
}

/** Keeps what was wrong on a call. */
export async function reportMistake(
  callId: string,
  kind: string,
  position: number | null,
  words: string,
): Promise<ActionResult<"kept" | "already">> {
  const done = await actAsMember("calls.correct", ({ ctx, member }) =>
    correctCall(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      callId: readRowId(callId, "call"),
      kind: String(kind),
      position: Number.isInteger(position) ? position : null,
      words: String(words),
    }),
  );
  refresh();
  return done;
}
