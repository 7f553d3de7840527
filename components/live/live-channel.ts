/** `live`: changes are reported as they happen. `polling`: the socket is down and the page looks by itself. */
export type LiveState = "connecting" | "live" | "polling";

interface Place {
  businessId: string;
  url: string;
  publishableKey: string;
}

interface LiveToken {
  accessToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const renewBeforeMs = 60_000;

async function fetchToken(): Promise<LiveToken> {
  const response = await fetch("/api/client/live");
  if (!response.ok) throw new Error(`no token for live updates: ${response.status}`);
  const { data }: { data: { accessToken: string; expiresAt: string } } = await response.json();
  return { accessToken: data.accessToken, expiresAt: Date.parse(data.expiresAt) };
}

/** Asked at each heartbeat; goes to the server only when the token is about to end. */
function createTokenSource(): () => Promise<string> {
  let token: LiveToken | null = null;
  return async () => {
    if (!token || token.expiresAt - Date.now() < renewBeforeMs) token = await fetchToken();
    return token.accessToken;
  };
}

/**
 * Listens on the private channel of a business. The client library is loaded only now, off the first paint. Returns
 * the function that ends it.
 */
export function openLiveChannel(place: Place, onChange: () => void, onState: (state: LiveState) => void): () => void {
  let isClosed = false;
  let end: (() => void) | undefined;
  const connect = async () => {
    const { RealtimeClient } = await import("@supabase/realtime-js");
    const accessToken = createTokenSource();
    await accessToken();
    if (isClosed) return;
    const address = new URL("realtime/v1", place.url);
    address.protocol = address.protocol.replace("http", "ws");
    const client = new RealtimeClient(address.href, { params: { apikey: place.publishableKey }, accessToken });
    end = () => void client.removeAllChannels().then(() => client.disconnect());
    await client.setAuth();
    client
      .channel(`business:${place.businessId}`, { config: { private: true } })
      .on("broadcast", { event: "changed" }, onChange)
      .subscribe((status) => {
        if (!isClosed) onState(status === "SUBSCRIBED" ? "live" : "polling");
      });
    if (isClosed) end();
  };
  connect().catch(() => {
    if (!isClosed) onState("polling");
  });
  return () => {
    isClosed = true;
    end?.();
  };
}
