import { randomInt, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { listAddresses } from "@/scripts/bench/list-addresses";
import type { StackFile } from "@/scripts/local/stack-file";
import { ask } from "./database";
import { dateIn } from "./dates";
import { holdAction, sendAs } from "./held-action";
import { expect, signIn, test } from "./journey";
import { addMember, businessOf, openPeople, type People } from "./people";
import { signUp } from "./sign-up";
import { expectLive } from "./windows";

const onlyLook = "You can look, but not change anything here.";

/** What these actions change of a business, and nothing that moves by itself. */
async function stateOf(stack: StackFile, businessId: string): Promise<unknown> {
  const all = (table: string, columns: string) =>
    `(select coalesce(jsonb_agg(to_jsonb(rows) order by rows::text), '[]')
      from (select ${columns} from public.${table} where business_id = $1) as rows)`;
  const [row] = await ask(
    stack,
    `select (select to_jsonb(one) from (select name, phone, website, description, status, accent
         from public.businesses where id = $1) as one) as business,
       ${all("appointments", "id, starts_at, status, customer_name, notes, cancel_reason")} as appointments,
       ${all("customers", "id, name, phone, notes, merged_into")} as customers,
       ${all("memberships", "user_id, role")} as members,
       ${all("invitations", "email, role, state")} as invitations,
       ${all("privacy_exports", "id")} as copies,
       ${all("legal_holds", "id, reason, released_at")} as holds,
       ${all("receptionist_versions", "number, state, revision")} as versions,
       ${all("onboarding", "step, answers, revision")} as answers`,
    [businessId],
  );
  return row;
}

/** One thing that an owner does: how they come to the button, the press, and what a viewer is told. */
interface Deed {
  name: string;
  prepare: () => Promise<void>;
  press: () => Promise<void>;
  refusal?: string;
}

interface Scene {
  page: Page;
  stack: StackFile;
  businessId: string;
  people: People;
}

/** Lets everybody send what the owner's page would have sent, and then the owner, so that it is known to do something. */
async function expectOwnersAlone({ page, stack, businessId, people }: Scene, deed: Deed): Promise<void> {
  const { prepare, press, refusal = onlyLook } = deed;
  await test.step(deed.name, async () => {
    await prepare();
    const held = await holdAction(page, press);
    const before = await stateOf(stack, businessId);
    for (const who of ["viewer", "removed", "nobody"] as const) {
      const answer = await sendAs(people[who], held);
      if (who === "viewer") expect(answer).toContain(refusal);
      else expect(answer).not.toContain('"ok":true');
      expect(await stateOf(stack, businessId), `${who} changed something`).toEqual(before);
    }
    expect(await sendAs(page, held)).toContain('"ok":true');
    const after = await stateOf(stack, businessId);
    expect(after).not.toEqual(before);
    // Another business's owner may do it to their own; ids that the form chose are theirs then, so they come last.
    await sendAs(people.stranger, held);
    expect(await stateOf(stack, businessId), "a stranger changed something").toEqual(after);
  });
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click();
const sheetOf = (page: Page) => page.locator("[role=dialog][data-open]");

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expectLive(page);
}

const deedsOf = (page: Page, stack: StackFile, mark: string): Deed[] => [
  {
    name: "a setting",
    prepare: async () => {
      await goTo(page, "/dashboard/settings/profile");
      await page.getByLabel("Description").fill(`We come when it leaks, ${mark}.`);
    },
    press: () => press(page, "Save"),
  },
  {
    name: "a customer",
    prepare: async () => {
      await goTo(page, "/dashboard/customers/new");
      await page.getByLabel("Name").fill(`Carla ${mark}`);
      await page.getByLabel("Phone").fill(`720${randomInt(2_000_000, 9_999_999)}`);
    },
    press: () => press(page, "Save"),
  },
  {
    name: "a booking",
    prepare: async () => {
      await goTo(page, `/dashboard/calendar?date=${dateIn(5, 3)}`);
      await press(page, "New appointment");
      const form = sheetOf(page);
      await form.getByLabel("Customer").fill(`Rolf ${mark}`);
      await form.getByLabel("Day").fill(dateIn(5, 3));
      await form.getByLabel("Time", { exact: true }).fill("10:00");
      await expect(form.locator('[data-verdict="free"]')).toBeVisible();
    },
    press: () => sheetOf(page).getByRole("button", { name: "Book" }).click(),
  },
  {
    name: "a cancellation",
    prepare: async () => {
      const sql = "select id from public.appointments where customer_name = $1";
      const [row] = await ask<{ id: string }>(stack, sql, [`Rolf ${mark}`]);
      await goTo(page, `/dashboard/calendar/${row?.id}`);
      await press(page, "Cancel appointment");
      await sheetOf(page).getByLabel("Why").fill("double booked");
    },
    press: () => sheetOf(page).getByRole("button", { name: "Cancel appointment" }).click(),
  },
  {
    name: "an invitation",
    prepare: async () => {
      await goTo(page, "/dashboard/settings/team");
      await page.getByRole("textbox", { name: "Email" }).fill(`guest-${randomUUID()}@example.com`);
    },
    press: () => press(page, "Send invitation"),
  },
  {
    name: "a legal hold",
    prepare: async () => {
      await goTo(page, "/dashboard/settings/privacy");
      await press(page, "Place a legal hold");
      await page.getByRole("textbox", { name: "Reason" }).fill(`A claim, ${mark}`);
    },
    press: () => press(page, "Place hold"),
  },
  {
    name: "a copy of all data",
    prepare: () => goTo(page, "/dashboard/settings/privacy"),
    press: () => press(page, "Make a copy"),
  },
  {
    name: "the receptionist's draft",
    prepare: async () => {
      await goTo(page, "/dashboard/receptionist");
      await page.getByLabel("Greeting").fill(`What leaks, ${mark}?`);
    },
    press: () => press(page, "Save draft"),
    refusal: "You can look at the receptionist; owners and managers change it.",
  },
];

test("what an owner's page sends changes nothing when a viewer, a removed member, a stranger or nobody sends it", {
  tag: "@desktop",
}, async ({ page, browser, stack, business }) => {
  test.setTimeout(240_000);
  const mark = randomUUID().slice(0, 8);
  await signIn(page, business);
  const people = await openPeople({ browser, page, stack, businessId: business.id });
  const leaving = await addMember(stack, business.id, "manager");
  const scene = { page, stack, businessId: business.id, people };
  try {
    for (const deed of deedsOf(page, stack, mark)) await expectOwnersAlone(scene, deed);
    await expectOwnersAlone(scene, {
      name: "a removal",
      prepare: async () => {
        await goTo(page, "/dashboard/settings/team");
        await press(page, `Remove ${leaving}`);
        await page.getByLabel("Reason").fill("end of the season");
      },
      press: () => press(page, "Remove"),
      refusal: "Only an owner can remove people.",
    });
  } finally {
    const undo = [
      "delete from public.receptionist_versions where business_id = $1 and state = 'draft'",
      "update public.legal_holds set released_at = now() where business_id = $1 and released_at is null",
    ];
    for (const sql of undo) await ask(stack, sql, [business.id]);
    await people.close();
  }
});

test("the answers of the wizard are its owner's alone, too", { tag: "@desktop" }, async ({ page, browser, stack }) => {
  test.setTimeout(120_000);
  const businessId = await businessOf(stack, await signUp(page, stack, "Elm Plumbing"));
  const people = await openPeople({ browser, page, stack, businessId });
  const scene = { page, stack, businessId, people };
  await expectOwnersAlone(scene, {
    name: "an answer",
    prepare: async () => {
      await page.goto("/onboarding/profile?part=contact");
      await expect(page.getByLabel("Address")).toBeVisible();
    },
    press: () => page.getByLabel("Address").fill("12 Long Street"),
  });
  await expectOwnersAlone(scene, {
    name: "the number",
    prepare: async () => {
      await page.goto("/onboarding/phone");
      await page.getByRole("radio", { name: /A toll-free number/ }).check();
    },
    press: () => press(page, "Continue"),
  });
  await people.close();
});

/** Every address of the owner's API, with rows of this business, and those that the bench leaves out. */
async function addressesOf(stack: StackFile, businessId: string) {
  const newest = (table: string, column: string, order: string) =>
    `(select ${column} from public.${table} where business_id = $1 order by ${order} desc limit 1)`;
  const [ids] = await ask<Parameters<typeof listAddresses>[0] & { copy: string }>(
    stack,
    `with copied as (insert into public.privacy_exports
         (business_id, state, parts, created_at, moved_at, finished_at, expires_at)
       values ($1, 'ready', '[{"path": "exports/roles.zip", "bytes": 1}]', now(), now(), now(), now() + interval '7 days')
       returning id),
     imported as (insert into public.customer_imports
         (business_id, file_name, storage_path, state, row_count, next_row, finished_at)
       values ($1, 'roles.csv', 'imports/roles.csv', 'done', 1, 2, now()) returning id),
     talked as (insert into public.conversations (business_id, customer_number)
       values ($1, '+13035550699') on conflict (business_id, customer_number) do update set turn = conversations.turn
       returning id)
     select (select call_id from public.recordings where business_id = $1 and state = 'stored' limit 1) as call,
       ${newest("appointments", "id", "starts_at")} as appointment, talked.id as conversation,
       ${newest("customers", "phone", "last_seen_at")} as "customerNumber",
       ${newest("services", "id", "position")} as service, imported.id as import, copied.id as copy
     from copied, imported, talked`,
    [businessId],
  );
  if (!ids) throw new Error("the business has no rows");
  const more = [`exports/${ids.copy}/1`, "branding/logo", "voices/retell-Cimo/sample"];
  return { ids, addresses: [...listAddresses(ids), ...more.map((path) => ({ path: `/api/client/${path}` }))] };
}

/** The ids and telephone numbers in an answer. */
const tracesIn = (text: string): string[] => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\+1\d{10}/g) ?? [];

test("each address of the owner's API tells a viewer what it is for, and strangers nothing of this business", {
  tag: "@desktop",
}, async ({ page, browser, stack, business }) => {
  test.setTimeout(180_000);
  await signIn(page, business);
  const people = await openPeople({ browser, page, stack, businessId: business.id });
  const { ids, addresses } = await addressesOf(stack, business.id);
  const rowIds = [ids.call, ids.appointment, ids.conversation, ids.import, ids.copy];
  const asked = async (window: Page, { path, body }: { path: string; body?: unknown }) => {
    const answer = await window.request.fetch(path, {
      maxRedirects: 0,
      ...(body ? { method: "POST", data: body } : {}),
    });
    return { status: answer.status(), text: await answer.text() };
  };
  try {
    for (const address of addresses) {
      await test.step(address.path, async () => {
        const own = await asked(page, address);
        const seen = await asked(people.viewer, address);
        const removed = await asked(people.removed, address);
        const foreign = await asked(people.stranger, address);
        const nobody = await asked(people.nobody, address);

        const isCopy = address.path.includes("/exports/");
        // Behind the copy there is no file, and there need not be a logo, nor a sample.
        if (isCopy) expect([302, 503]).toContain(own.status);
        else if (!/logo|sample/.test(address.path)) expect(own.status).toBeLessThan(400);
        // Copies of all data are the owners', and whoever may not book asks for no moment.
        const isForWriters = isCopy || address.path.endsWith("/appointments/check");
        expect(seen.status).toBe(isForWriters ? 403 : own.status);
        expect([removed.status, nobody.status]).toEqual([404, 401]);
        if (rowIds.some((id) => address.path.includes(id))) expect(foreign.status).toBe(404);
        expect(foreign.status).toBeLessThan(500);
        const traces = new Set(tracesIn(own.text));
        for (const { text } of [removed, foreign, nobody]) {
          expect(tracesIn(text).filter((trace) => traces.has(trace))).toEqual([]);
        }
      });
    }
  } finally {
    for (const [table, id] of [
      ["privacy_exports", ids.copy],
      ["customer_imports", ids.import],
      ["conversations", ids.conversation],
    ]) {
      await ask(stack, `delete from public.${table} where id = $1`, [id]);
    }
    await people.close();
  }
});
