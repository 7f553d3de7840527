/** Values for `{{name}}`; Retell takes strings only. */
export type Variables = Record<string, string>;

/** Replaces each `{{name}}` that has a value; the others stay as they are, and would be spoken like that. */
export function substitute(text: string, variables: Variables): string {
  return text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name: string) => variables[name] ?? whole);
}

/** The variables that Retell itself provides, for a call that starts at `now`. Times are spoken ones in the zone. */
export function systemVariables({
  now,
  timeZone,
  callId,
  fromNumber,
  toNumber,
  direction,
}: {
  now: Date;
  timeZone: string;
  callId: string;
  fromNumber: string | null;
  toNumber: string | null;
  direction: "inbound" | "outbound";
}): Variables {
  const [user, agent] = direction === "inbound" ? [fromNumber, toNumber] : [toNumber, fromNumber];
  return {
    current_time: spokenTime(now, timeZone),
    [`current_time_${timeZone}`]: spokenTime(now, timeZone),
    call_id: callId,
    direction,
    ...(user ? { user_number: user } : {}),
    ...(agent ? { agent_number: agent } : {}),
  };
}

function spokenTime(now: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    dateStyle: "full",
    timeStyle: "long",
  });
  return format.format(now);
}
