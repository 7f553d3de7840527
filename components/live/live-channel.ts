import { keepTrying } from "./keep-trying";

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
const tokenWaitMs = 15_000;

class RefusedError extends Error {}

async function fetchToken(): Promise<LiveToken> {
  const response = await fetch("/api/client/live", { signal: AbortSignal.timeout(tokenWaitMs) });
  if ([401, 403, 404].includes(response.status)) throw new RefusedError();
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

interface Heard {
  onChange: () => void;
  onMoved: () => void;
  onState: (state: LiveState) => void;
}

/** One try to listen, which says how it goes until it is left. The client library is loaded only now, off the first paint. */
function listen(place: Place, { onChange, onMoved, onState }: Heard): () => void {
  let isLeft = false;
  let close: (() => void) | undefined;
  const tell = (state: LiveState) => {
    if (!isLeft) onState(state);
  };
  const connect = async () => {
    const { RealtimeClient } = await import("@supabase/realtime-js");
    const source = createTokenSource();
    const topic = await source.topic();
    // The token is of the business that the cookie names; another tab may have chosen another one meanwhile.
    if (isLeft || !topic.startsWith(`business:${place.businessId}:`)) return;
    const address = new URL("realtime/v1", place.url);
    address.protocol = address.protocol.replace("http", "ws");
    const params = { apikey: place.publishableKey };
    const client = new RealtimeClient(address.href, { params, accessToken: source.accessToken });
    close = () => void client.removeAllChannels().then(() => client.disconnect());
    await client.setAuth();
    if (isLeft) return;
    client
      .channel(topic, { config: { private: true } })
      .on("broadcast", { event: "changed" }, onChange)
      .on("broadcast", { event: "moved" }, onMoved)
      .subscribe((status) => tell(status === "SUBSCRIBED" ? "live" : "polling"));
  };
  connect().catch((error: unknown) => tell(error instanceof RefusedError ? "refused" : "polling"));
  return () => {
    isLeft = true;
    close?.();
  };
}

/**
 * Listens on the private channel of a business, follows it when it moves, and begins anew when listening failed: a
 * channel that moved while nobody heard it has another name. Returns the function that ends it.
 */
export function openLiveChannel(place: Place, onChange: () => void, onState: (state: LiveState) => void): () => void {
  let leave: (() => void) | undefined;
  const begin = () => {
    leave?.();
    leave = listen(place, {
      onChange,
      onMoved: begin,
      onState: (state) => {
        if (state === "live") tries.reached();
        else if (state === "refused") tries.end();
        else tries.failed();
        onState(state);
      },
    });
  };
  const tries = keepTrying(begin);
  begin();
  return () => {
    tries.end();
    leave?.();
  };
}
