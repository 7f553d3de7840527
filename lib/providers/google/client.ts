import { createHash } from "node:crypto";
import { calendar, type calendar_v3 } from "@googleapis/calendar";
import { OAuth2Client } from "google-auth-library";

export interface GoogleConfig {
  clientId: string;
  clientSecret: string;
  baseUrl: string | undefined;
}

const timeoutMs = 8_000;
const clientsMax = 500;
const clients = new Map<string, OAuth2Client>();

/** An OAuth client at Google or at the address that stands in for it. */
export function createOauthClient(
  { clientId, clientSecret, baseUrl }: GoogleConfig,
  redirectUri?: string,
): OAuth2Client {
  return new OAuth2Client({
    clientId,
    clientSecret,
    ...(redirectUri ? { redirectUri } : {}),
    forceRefreshOnFailure: true,
    ...(baseUrl
      ? {
          endpoints: {
            oauth2AuthBaseUrl: new URL("/o/oauth2/v2/auth", baseUrl).href,
            oauth2TokenUrl: new URL("/token", baseUrl).href,
            oauth2RevokeUrl: new URL("/revoke", baseUrl).href,
          },
        }
      : {}),
  });
}

/**
 * The Calendar API of one account. Its access token is kept in this process and renewed five minutes before it ends
 * (the SDK's own threshold), or as soon as Google refuses it; it is written nowhere.
 */
export function openCalendar(config: GoogleConfig, refreshToken: string): calendar_v3.Calendar {
  // The SDK has no timeout of its own.
  return calendar({
    version: "v3",
    auth: findClient(config, refreshToken),
    timeout: timeoutMs,
    ...(config.baseUrl ? { rootUrl: new URL("/", config.baseUrl).href } : {}),
  });
}

function findClient(config: GoogleConfig, refreshToken: string): OAuth2Client {
  const key = createHash("sha256").update(`${config.clientId}\n${config.baseUrl}\n${refreshToken}`).digest("hex");
  const known = clients.get(key);
  if (known) return known;
  const client = createOauthClient(config);
  client.setCredentials({ refresh_token: refreshToken });
  const oldest = clients.keys().next().value;
  if (clients.size >= clientsMax && oldest !== undefined) clients.delete(oldest);
  clients.set(key, client);
  return client;
}
