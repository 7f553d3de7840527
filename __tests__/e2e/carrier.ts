import type { StackFile } from "@/scripts/local/stack-file";
import { post } from "@/scripts/seed/business-states";

/** A customer texts a number. */
export const textFrom = ({ telnyx }: StackFile, from: string, to: string, text: string): Promise<void> =>
  post(`${telnyx.url}/_sim/inbound-sms`, { from, to, text });

/** What the carrier was given for a number. */
export async function sentTo({ telnyx }: StackFile, number: string): Promise<string[]> {
  const response = await fetch(`${telnyx.url}/_sim/requests`);
  const requests: { path: string; body: string }[] = await response.json();
  return requests
    .filter(({ path, body }) => path.endsWith("/messages") && body.includes(number))
    .map(({ body }) => String(JSON.parse(body).text));
}
