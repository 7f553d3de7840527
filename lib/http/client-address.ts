/**
 * The address that a request came from, as the platform in front of us says: Vercel overwrites `x-forwarded-for`, so that
 * its first entry cannot be chosen by the client. Of IPv6 the network (/64), which is what one subscriber has: "2001:db8:0:1".
 * "unknown" when there is none, which then is one subject for all.
 */
export function clientAddress(headers: Headers): string {
  const address =
    headers.get("x-forwarded-for")?.split(",")[0]?.trim() || headers.get("x-real-ip")?.trim() || "unknown";
  return address.includes(":") ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(plain)?.[1];
  const url = `http://[${plain}]`;
  if (mapped || !URL.canParse(url)) return mapped ?? address;
  const [head = "", tail] = new URL(url).hostname.slice(1, -1).split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
