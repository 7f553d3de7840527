/** Whether a name is an IANA zone. Mere offsets such as "+05:00" are none: Postgres reads their sign the other way round. */
export function isTimeZone(name: string): boolean {
  try {
    return (
      /^[A-Za-z]/.test(name) && Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0
    );
  } catch {
    return false;
  }
}
