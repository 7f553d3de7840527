import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSupabase, type TestSupabase } from "@/__tests__/support/supabase";

const password = "Sommer-2026!";
const topic = "room:7";
let supabase: TestSupabase;
let member: SupabaseClient;
let stranger: SupabaseClient;

// A small room of its own, so that this file tests the server and not our product's policies.
const roomSql = `
  create table public.room_members (room text not null, user_id uuid not null);
  create table public.room_notes (id int primary key, room text not null, body text not null);
  grant select on public.room_members to authenticated;
  create policy "room members hear" on realtime.messages for select to authenticated using (
    exists (select from public.room_members m where m.user_id = (select auth.uid()) and m.room = realtime.topic()));
  create policy "room members speak" on realtime.messages for insert to authenticated with check (
    exists (select from public.room_members m where m.user_id = (select auth.uid()) and m.room = realtime.topic()));
  create function public.announce_note() returns trigger language plpgsql security definer set search_path = '' as $$
  begin
    perform realtime.broadcast_changes(new.room, tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
    return null;
  end $$;
  create trigger announce after insert on public.room_notes for each row execute function public.announce_note();
`;

async function signedIn(email: string): Promise<{ client: SupabaseClient; id: string }> {
  await supabase.client(supabase.keys.secretKey).auth.admin.createUser({ email, password, email_confirm: true });
  const client = supabase.client();
  const { data } = await client.auth.signInWithPassword({ email, password });
  await client.realtime.setAuth();
  return { client, id: data.user?.id ?? "" };
}

beforeAll(async () => {
  supabase = await startTestSupabase();
  await supabase.database.admin.query(roomSql);
  const inside = await signedIn("member@example.com");
  member = inside.client;
  stranger = (await signedIn("stranger@example.com")).client;
  await supabase.database.admin.query("insert into public.room_members values ($1, $2)", [topic, inside.id]);
});

afterAll(async () => {
  await supabase.close();
});

async function join(channel: RealtimeChannel): Promise<RealtimeChannel> {
  return new Promise((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === "SUBSCRIBED") resolve(channel);
      if (status === "CHANNEL_ERROR" || status === "TIMED_OUT") reject(error ?? new Error(status));
    });
  });
}

interface Heard {
  event: string;
  payload: Record<string, unknown>;
}

/** A joined channel and the next message on it. */
async function listen(client: SupabaseClient, name: string, isPrivate: boolean) {
  const heard = Promise.withResolvers<Heard>();
  const channel = client.channel(name, { config: { private: isPrivate } });
  channel.on("broadcast", { event: "*" }, ({ event, payload }) => heard.resolve({ event, payload }));
  await join(channel);
  return { channel, next: heard.promise };
}

test("tells a member about a change that the database broadcasts", async () => {
  const { channel, next } = await listen(member, topic, true);

  await supabase.database.admin.query("insert into public.room_notes values (1, $1, 'Grüße 😀')", [topic]);
  const message = await next;
  await member.removeChannel(channel);

  expect(message.event).toBe("INSERT");
  expect(message.payload).toMatchObject({
    operation: "INSERT",
    table: "room_notes",
    record: { id: 1, body: "Grüße 😀" },
  });
});

test("says nothing about a change that was rolled back", async () => {
  const { channel, next } = await listen(member, topic, true);

  const connection = await supabase.database.admin.connect();
  await connection.query("begin");
  await connection.query("insert into public.room_notes values (2, $1, 'undone')", [topic]);
  await connection.query("rollback");
  await connection.query("insert into public.room_notes values (3, $1, 'kept')", [topic]);
  connection.release();
  const message = await next;
  await member.removeChannel(channel);

  expect(message.payload).toMatchObject({ record: { id: 3 } });
});

test("refuses a stranger on a private channel, and a visitor without a session", async () => {
  const refusals = await Promise.allSettled([
    join(stranger.channel(topic, { config: { private: true } })),
    join(supabase.client().channel(topic, { config: { private: true } })),
  ]);
  await stranger.removeAllChannels();

  expect(refusals.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(String(refusals[0]?.status === "rejected" && refusals[0].reason)).toContain("Unauthorized");
});

test("does not deliver a private message to a public channel of the same name", async () => {
  const outside = await listen(stranger, topic, false);
  const inside = await listen(member, topic, true);

  await supabase.database.admin.query("insert into public.room_notes values (4, $1, 'private')", [topic]);
  await inside.next;
  await supabase.database.admin.query("select realtime.send('{\"n\": 1}', 'open', $1, false)", [topic]);
  const message = await outside.next;
  await member.removeChannel(inside.channel);
  await stranger.removeChannel(outside.channel);

  expect(message.event).toBe("open");
});

test("passes on what a member says to the other members", async () => {
  const other = supabase.client();
  await other.auth.signInWithPassword({ email: "member@example.com", password });
  await other.realtime.setAuth();
  const { channel, next } = await listen(member, topic, true);
  const speaker = await join(other.channel(topic, { config: { private: true, broadcast: { ack: true } } }));

  const sent = await speaker.send({ type: "broadcast", event: "typing", payload: { who: "me" } });
  const message = await next;
  await member.removeChannel(channel);

  expect(sent).toBe("ok");
  expect(message).toMatchObject({ event: "typing", payload: { who: "me" } });
});

test("lets the server speak over HTTP", async () => {
  const { channel, next } = await listen(member, topic, true);
  const server = supabase.client(supabase.keys.secretKey).channel(topic, { config: { private: true } });

  await server.httpSend("hello", { n: 1 });
  const message = await next;
  await member.removeChannel(channel);

  expect(message).toMatchObject({ event: "hello", payload: { n: 1 } });
});

test("refuses a connection without the project's key", async () => {
  const socket = new WebSocket(`${supabase.url.replace("http", "ws")}/realtime/v1/websocket?apikey=sb_other&vsn=2.0.0`);

  const outcome = await new Promise<string>((resolve) => {
    socket.onopen = () => resolve("open");
    socket.onerror = () => resolve("refused");
  });

  expect(outcome).toBe("refused");
});
