import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { startTestSupabase, type TestSupabase } from "@/__tests__/support/supabase";

const password = "Sommer-2026!";
let supabase: TestSupabase;
let business: TestBusiness;

beforeAll(async () => {
  supabase = await startTestSupabase();
  business = await makeBusiness(supabase.database.admin);
});
afterAll(() => supabase.close());

interface Listener {
  id: string;
  client: SupabaseClient;
  /** Titles of the events that arrived, in order: "changed" or "moved". */
  heard: string[];
}

/** A member whose browser is connected to the business's channel. */
async function listen(email: string, role: string): Promise<Listener> {
  await supabase.client(supabase.keys.secretKey).auth.admin.createUser({ email, password, email_confirm: true });
  const client = supabase.client();
  const { data } = await client.auth.signInWithPassword({ email, password });
  const id = data.user?.id ?? "";
  await supabase.database.admin.query(
    "insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)",
    [business.id, id, role],
  );
  await client.realtime.setAuth();
  const listener = { id, client, heard: [] as string[] };
  await join(listener, await topicNow());
  return listener;
}

async function topicNow(): Promise<string> {
  const { rows } = await supabase.database.admin.query("select private.live_topic($1) as topic", [business.id]);
  return rows[0].topic;
}

function join({ client, heard }: Listener, topic: string): Promise<RealtimeChannel> {
  const channel = client.channel(topic, { config: { private: true } });
  for (const event of ["changed", "moved"]) channel.on("broadcast", { event }, () => void heard.push(event));
  return new Promise((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === "SUBSCRIBED") resolve(channel);
      if (status === "CHANNEL_ERROR" || status === "TIMED_OUT") reject(error ?? new Error(status));
    });
  });
}

function notify(title: string) {
  return supabase.database.admin.query(
    "insert into public.notifications (business_id, kind, title) values ($1, 'message', $2)",
    [business.id, title],
  );
}

const count = (listener: Listener, event: string) => listener.heard.filter((heard) => heard === event).length;

test("a member who is removed hears nothing more on the socket that they hold open", async () => {
  const stays = await listen("stays@example.com", "manager");
  const leaves = await listen("leaves@example.com", "viewer");
  await notify("before");
  await expect.poll(() => [count(stays, "changed"), count(leaves, "changed")]).toEqual([1, 1]);

  const old = await topicNow();
  await supabase.database.admin.query("select app.remove_member($1, $2, $3, null, now())", [
    business.id,
    business.ownerId,
    leaves.id,
  ]);
  // Both are told that the channel moved; only the one who stays may follow.
  await expect.poll(() => [count(stays, "moved"), count(leaves, "moved")]).toEqual([1, 1]);
  const next = await topicNow();
  expect(next).not.toBe(old);
  await join(stays, next);
  await expect(join(leaves, next)).rejects.toThrow(/Unauthorized/);

  await notify("after");
  await notify("and more");

  await expect.poll(() => count(stays, "changed")).toBe(3);
  expect(count(leaves, "changed")).toBe(1);
});

test("a channel of the old name cannot be joined again, by anybody", async () => {
  const old = await topicNow();
  const leaves = await listen("leaves-too@example.com", "viewer");
  const stays = await listen("stays-too@example.com", "viewer");
  await supabase.database.admin.query("delete from public.memberships where user_id = $1", [leaves.id]);

  await stays.client.removeAllChannels();

  await expect(join(stays, old)).rejects.toThrow(/Unauthorized/);
  await join(stays, await topicNow());
});
