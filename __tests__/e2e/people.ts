import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import type { StackFile } from "@/scripts/local/stack-file";
import { signInBy } from "@/scripts/pages/sign-in";
import { createUser, openAuthAdmin } from "@/scripts/seed/seed-people";
import { ask } from "./database";
import { password } from "./sign-up";
import { openWindow } from "./windows";

interface Place {
  browser: Browser;
  page: Page;
  stack: StackFile;
  businessId: string;
}

/** Everybody who is not to change a business: each in a window of their own, signed in, at its business. */
export interface People {
  viewer: Page;
  /** Was a manager until a moment ago, and has the session still. */
  removed: Page;
  /** The owner of another business, whose cookie names this one. */
  stranger: Page;
  nobody: Page;
  close(): Promise<void>;
}

const join = "insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)";

/** A person who may sign in with `password`. */
async function makePerson(stack: StackFile): Promise<{ id: string; email: string }> {
  const email = `person-${randomUUID()}@example.com`;
  return { id: await createUser(openAuthAdmin(stack), email, password), email };
}

/** The business of whoever has just signed up. */
export async function businessOf(stack: StackFile, email: string): Promise<string> {
  const [row] = await ask<{ id: string }>(
    stack,
    `select business_id as id from public.memberships
     where user_id = (select id from auth.users where email = $1)`,
    [email],
  );
  if (!row) throw new Error(`${email} has no business`);
  return row.id;
}

/** A member who never signs in. Returns the address. */
export async function addMember(stack: StackFile, businessId: string, role: string): Promise<string> {
  const { id, email } = await makePerson(stack);
  await ask(stack, join, [businessId, id, role]);
  return email;
}

async function openAs({ browser, page, stack, businessId }: Place, email: string): Promise<Page> {
  const window = await openWindow(browser, page, stack);
  await signInBy(window, stack.web, { email, password });
  await window.context().addCookies([{ name: "cloudgreet-business", value: businessId, url: stack.web }]);
  return window;
}

/** The people of a test about one business. The window of `page` says how large theirs are. */
export async function openPeople(place: Place): Promise<People> {
  const { browser, page, stack, businessId } = place;
  const viewer = await openAs(place, await addMember(stack, businessId, "viewer"));
  const email = await addMember(stack, businessId, "manager");
  const removed = await openAs(place, email);
  await ask(stack, "delete from public.memberships where user_id = (select id from auth.users where email = $1)", [
    email,
  ]);
  const other = await makePerson(stack);
  await ask(stack, "select app.register_business($1, 'Elsewhere Lawns', 'landscaping', 'America/Chicago', $2, now())", [
    other.id,
    other.email,
  ]);
  const stranger = await openAs(place, other.email);
  const nobody = await openWindow(browser, page, stack);
  const all = { viewer, removed, stranger, nobody };
  return {
    ...all,
    close: async () => {
      for (const window of Object.values(all)) await window.context().close();
    },
  };
}
