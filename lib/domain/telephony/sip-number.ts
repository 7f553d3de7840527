/** The number in a SIP header such as `<sip:+13035550100@carrier>;reason=no-answer`, in E.164; null without one. */
export function numberInSip(header: string): string | null {
  return /(?:sips?|tel):(\+[1-9]\d{6,14})(?=[@;>]|$)/i.exec(header)?.[1] ?? null;
}
