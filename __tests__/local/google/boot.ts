import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calendar, type calendar_v3 } from "@googleapis/calendar";
import { createEmulator, filePersistence } from "emulate";
import { type Credentials, OAuth2Client } from "google-auth-library";
import { control, type Receiver, startReceiver } from "@/__tests__/local/support";
import { googleStandIn } from "@/scripts/local/google/google-stand-in";

export const OWNER = "owner@example.com";
export const SCOPE =
  "https://www.googleapis.com/auth/calendar.events https://www.googleapis.com/auth/calendar.freebusy";
export const REDIRECT = "http://localhost:3000/api/calendar/callback";

export interface LocalGoogle {
  url: string;
  receiver: Receiver;
  /** An OAuth client of the official library, pointed at the local Google. */
  oauth(tokens?: Credentials): OAuth2Client;
  calendarOf(auth: OAuth2Client): calendar_v3.Calendar;
  /** A connected calendar without the browser part. */
  connect(options?: {
    email?: string;
    scope?: string;
  }): Promise<{ auth: OAuth2Client; calendar: calendar_v3.Calendar }>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function bootGoogle(): Promise<LocalGoogle> {
  const receiver = await startReceiver();
  const folder = await mkdtemp(join(tmpdir(), "google-"));
  const service = () =>
    googleStandIn({ clientId: "client", clientSecret: "secret", accounts: [OWNER, "second@example.com"] });
  const start = () =>
    createEmulator({ service: service(), port: 0, persistence: filePersistence(join(folder, "google.json")) });
  let emulator = await start();
  const oauth = (tokens?: Credentials) => {
    const client = new OAuth2Client({
      clientId: "client",
      clientSecret: "secret",
      redirectUri: REDIRECT,
      forceRefreshOnFailure: true,
      endpoints: {
        oauth2AuthBaseUrl: `${emulator.url}/o/oauth2/v2/auth`,
        oauth2TokenUrl: `${emulator.url}/token`,
        oauth2RevokeUrl: `${emulator.url}/revoke`,
      },
    });
    if (tokens) client.setCredentials(tokens);
    return client;
  };
  const calendarOf = (auth: OAuth2Client) =>
    calendar({ version: "v3", auth, rootUrl: `${emulator.url}/`, retry: false });
  return {
    get url() {
      return emulator.url;
    },
    receiver,
    oauth,
    calendarOf,
    async connect({ email = OWNER, scope = SCOPE } = {}) {
      const tokens = await control<{ refresh_token: string; access_token: string; expiry: string }>(
        emulator.url,
        "/_sim/grant",
        { email, scope },
      );
      const auth = oauth({
        refresh_token: tokens.refresh_token,
        access_token: tokens.access_token,
        expiry_date: Date.parse(tokens.expiry),
      });
      return { auth, calendar: calendarOf(auth) };
    },
    async restart() {
      await emulator.close();
      emulator = await start();
    },
    async close() {
      await emulator.close();
      await receiver.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** An event of an hour on a day in December 2026, in New York. */
export function hourAt(hour: number, day = 1): Pick<calendar_v3.Schema$Event, "start" | "end"> {
  const at = (h: number) => ({
    dateTime: `2026-12-0${day}T${String(h).padStart(2, "0")}:00:00`,
    timeZone: "America/New_York",
  });
  return { start: at(hour), end: at(hour + 1) };
}
