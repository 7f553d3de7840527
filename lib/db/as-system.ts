import pg from "pg";
import { z } from "zod";
import { redactCards } from "@/lib/domain/conduct/card-numbers";
import { redactDeep } from "@/lib/domain/conduct/redact-deep";
import { AppError } from "@/lib/errors";

/** SQLSTATE classes that a later try can cure: connection, resources, operator, lock and serialization trouble. */
const transient = /^(08|53|57|55P03|40001|40P01)/;

/** Calls one function of schema app. Rows come back as objects; a named argument that is undefined becomes null. */
export type AsSystem = <Row extends z.ZodType>(
  functionName: string,
  args: Record<string, unknown>,
  row: Row,
) => Promise<z.infer<Row>[]>;

/** Arguments that name something. One in ten ids of 16 digits passes Luhn's check, and without it nothing is found again. */
const namesSomething = /_(?:id|key|path|token|sealed|hash|number|phone|e164)$/;

/**
 * The system's only way to the data: functions of schema app by name, each taking the business explicitly, one round
 * trip each. Card numbers are taken out of whatever is to be kept (spec 2.8). Throws AppError `unavailable` when Postgres
 * cannot answer now, `internal` when an invariant broke.
 */
export function createAsSystem(pool: pg.Pool): AsSystem {
  return async (functionName, args, row) => {
    const names = Object.keys(args);
    const list = names.map((name, index) => `${name} => $${index + 1}`).join(", ");
    const values = names.map((name) => toParameter(args[name], namesSomething.test(name)));
    try {
      const result = await pool.query(`select * from app.${functionName}(${list})`, values);
      return z.array(row).parse(result.rows);
    } catch (error) {
      throw toDatabaseError(error);
    }
  };
}

function toParameter(value: unknown, isName: boolean): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") {
    const text = value.replaceAll("\u0000", "");
    return isName ? text : redactCards(text).text;
  }
  if (value instanceof Date || typeof value !== "object") return value;
  return toStorableJson(redactDeep(value));
}

/**
 * JSON that Postgres takes: it refuses NUL and half a surrogate pair, which callers' words and providers' events may
 * hold. An event refused for such a letter would be lost.
 */
function toStorableJson(value: object): string {
  return JSON.stringify(value)
    .replace(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1")
    .replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd");
}

/** Connection failures carry Node's codes or none; everything Postgres says carries a SQLSTATE. */
function toDatabaseError(error: unknown): AppError {
  if (error instanceof z.ZodError) {
    return new AppError("internal", "The database answered in an unexpected form.", { cause: error });
  }
  const isTransient = !(error instanceof pg.DatabaseError) || transient.test(error.code ?? "");
  return isTransient
    ? new AppError("unavailable", "The database cannot be reached right now.", { cause: error })
    : new AppError("internal", "The database refused the change.", { cause: error });
}
