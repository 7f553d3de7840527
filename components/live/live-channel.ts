/**
 * `live`: changes are reported as they happen. `polling`: the socket is down and the page looks by itself. `refused`:
 * the person may not listen any more.
 */
export type LiveState = "connecting" | "live" | "polling" | "refused";

interface Place {
  businessId: string;
  url: string;
  publishableKey: string;
}

interface LiveToken {
  accessToken: string;
  /** The channel's name; it changes when somebody leaves the business. */
  topic: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const renewBeforeMs = 60_000;

class RefusedError extends Error {}

async function fetchToken(): Promise<LiveToken> {
  const response = await fetch("/api/client/live");
  if (response.status === 401 || response.status === 404) throw new RefusedError();
  if (!response.ok) throw new Error(`no token for live updates: ${response.status}`);
  const { data }: { data: { accessToken: string; topic: string; expiresAt: string } } = await response.json();
  return { accessToken: data.accessToken, topic: data.topic, expiresAt: Date.parse(data.expiresAt) };
}

/** Asked at each heartbeat; goes to the server only when the token is about to end. */
function createTokenSource() {
  let token: LiveToken | null = null;
  const read = async () => {
    if (!token || token.expiresAt - Date.now() < renewBeforeMs) token = await fetchToken();
    return token;
  };
  return { accessToken: async () => (await read()).accessToken, topic: async () => (await read()).topic };
}

/**
 * Listens on the private channel of a business, and follows it when it moves. The client library is loaded only now, off
 * the first paint. Returns the function that ends it.
 */
export function openLiveChannel(place: Place, onChange: () => void, onState: (state: LiveState) => void): () => void {
  let isClosed = false;
  let end: (() => void) | undefined;
  const tell = (state: LiveState) => {
    if (!isClosed) onState(state);
  };
  const connect = async () => {
    const { RealtimeClient } = await import("@supabase/realtime-js");
    const source = createTokenSource();
    const topic = await source.topic();
    // The token is of the business that the cookie names; another tab may have chosen another one meanwhile.
    if (isClosed || !topic.startsWith(`business:${place.businessId}:`)) return;
    const address = new URL("realtime/v1", place.url);
    address.protocol = address.protocol.replace("http", "ws");
    const params = { apikey: place.publishableKey };
    const client = new RealtimeClient(address.href, { params, accessToken: source.accessToken });
    const close = () => void client.removeAllChannels().then(() => client.disconnect());
    end = close;
    await client.setAuth();
    let isMoved = false;
    client
      .channel(topic, { config: { private: true } })
      .on("broadcast", { event: "changed" }, onChange)
      .on("broadcast", { event: "moved" }, () => {
        isMoved = true;
        close();
        start();
      })
      .subscribe((status) => {
        if (!isMoved) tell(status === "SUBSCRIBED" ? "live" : "polling");
      });
    if (isClosed) close();
  };
  const start = () => {
    connect().catch((error: unknown) => tell(error instanceof RefusedError ? "refused" : "polling"));
  };
  start();
  return () => {
    isClosed = true;
    end?.();
  };
}
