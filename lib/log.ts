import { redactCards } from "@/lib/domain/conduct/card-numbers";
import { isProduction } from "./env";

/** The fields of one wide line. Personal data (numbers, names, words, provider payloads) only under a `pii` segment. */
export type LogFields = Record<string, unknown>;

export interface Log {
  /** Writes one line. `event` is a constant such as "tool.answered". */
  info(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** Drops every key that is or ends in `pii`; error texts of providers may hold personal data and count as such. */
function withoutPersonalData(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !/(^|_|\.)pii$/i.test(key) && !/Pii$/.test(key)));
}

function write(level: "info" | "error", event: string, fields: LogFields): void {
  const kept = isProduction ? withoutPersonalData(fields) : fields;
  const line = JSON.stringify({ level, event, at: new Date().toISOString(), ...kept });
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

/** The log of the process: one JSON line an event. */
export const log: Log = {
  info: (event, fields = {}) => write("info", event, fields),
  error(event, error, fields = {}) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    write("error", event, {
      ...fields,
      error: error instanceof Error ? error.name : typeof error,
      causePii: redactCards(cause instanceof Error ? `${cause.message}\n${cause.stack ?? ""}` : String(cause)).text,
    });
  },
};
