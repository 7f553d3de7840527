import { renderFeed } from "@/lib/domain/calendar/feed-ics";
import type { Ctx, SlotKey } from "@/lib/ports";

const form = /^([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{22})$/;

/** The token in the address of a feed: its id and our signature, so that a leaked table opens none. */
export function makeFeedToken(key: SlotKey, feedId: string): string {
  const id = Buffer.from(feedId.replaceAll("-", ""), "hex").toString("base64url");
  return id + key.sign(`calendar-feed:${feedId}`).subarray(0, 16).toString("base64url");
}

/** The feed's id when the token is one of ours; null for anything else. */
export function readFeedToken(key: SlotKey, token: string): string | null {
  const [, id] = form.exec(token) ?? [];
  if (!id) return null;
  const hex = Buffer.from(id, "base64url").toString("hex");
  const feedId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return makeFeedToken(key, feedId) === token ? feedId : null;
}

/** The feed behind a token as an .ics text; null when there is none, or it was closed. */
export async function readFeed(ctx: Ctx<"calendarConnections" | "slotKey">, token: string): Promise<string | null> {
  const feedId = readFeedToken(ctx.slotKey, token);
  const feed = feedId ? await ctx.calendarConnections.loadFeed(feedId, ctx.now) : null;
  return feed ? renderFeed(feed.businessName, feed.appointments) : null;
}
