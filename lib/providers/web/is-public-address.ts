import ipaddr from "ipaddr.js";

/**
 * True for addresses of the public Internet alone. Loopback, private, link-local (where clouds keep their metadata),
 * carrier-grade NAT, multicast, documentation and every tunnel that can carry another address inside are not.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, "");
  if (!ipaddr.isValid(plain)) return false;
  const parsed = ipaddr.parse(plain);
  if (parsed.kind() === "ipv4") return parsed.range() === "unicast";
  const six = parsed as ipaddr.IPv6;
  if (six.isIPv4MappedAddress()) return false;
  // 2000::/3 is all that is given out; `range` names what inside it is special (Teredo, 6to4, documentation).
  return six.range() === "unicast" && ((six.parts[0] ?? 0) & 0xe000) === 0x2000;
}
