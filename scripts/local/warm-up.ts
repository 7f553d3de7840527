/** The doors that a call goes through, in the order in which it does. */
const callPaths = [
  "/api/retell/inbound-webhook",
  "/api/retell/tools/lookup_availability",
  "/api/retell/voice-webhook",
  "/api/telnyx/messaging-webhook",
  "/api/stripe/webhook",
  "/api/resend/webhook",
];

/**
 * Knocks at the doors of a call without a signature, so that Next's development server has compiled them: a caller would
 * otherwise wait for the compiler in mid-sentence. Each answers 401 and keeps nothing.
 */
export async function warmUpCallPaths(webUrl: string): Promise<void> {
  for (const path of callPaths) {
    await fetch(webUrl + path, { method: "POST", body: "{}" }).then(
      (response) => response.arrayBuffer(),
      () => undefined,
    );
  }
}
