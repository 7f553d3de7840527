import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import { expanded } from "./expand";
import { type FormValue, parseForm } from "./form";
import { paging, parseParams, text } from "./params";
import type { StripeWorld } from "./world";

const expand = z.array(text).max(20).optional();

/** Answers one endpoint. `id` is the `:id` of the path. What it returns is sent after expansion; it may throw. */
type Endpoint<Params> = (params: Params, call: { id: string; path: string }) => object;

export interface StripeRouter {
  get<S extends z.ZodObject>(path: string, schema: S, endpoint: Endpoint<z.output<S>>): void;
  /** A list: `schema` without the paging parameters, which are added. */
  list<S extends z.ZodObject>(
    path: string,
    schema: S,
    endpoint: Endpoint<z.output<S> & z.output<z.ZodObject<typeof paging>>>,
  ): void;
  post<S extends z.ZodObject>(path: string, schema: S, endpoint: Endpoint<z.output<S>>): void;
  delete<S extends z.ZodObject>(path: string, schema: S, endpoint: Endpoint<z.output<S>>): void;
}

/** Registers endpoints below `/v1` that parse their parameters strictly and answer as the API does. */
export function stripeRouter(app: StandInApp, world: StripeWorld, apiVersion: string): StripeRouter {
  const handler =
    <S extends z.ZodObject>(schema: S, endpoint: Endpoint<z.output<S>>) =>
    async (c: RouteContext) => {
      const input = await readParams(c);
      const { expand: asked, ...rest } = input;
      const paths = parseParams(z.object({ expand }), asked === undefined ? {} : { expand: asked }).expand ?? [];
      const answer = endpoint(parseParams(schema, rest), { id: c.req.param("id"), path: c.req.path });
      return c.json(expanded(world.state, answer, paths), 200, {
        "request-id": randomId("req_", 14),
        "stripe-version": apiVersion,
      });
    };
  return {
    get: (path, schema, endpoint) => void app.get(`/v1${path}`, handler(schema, endpoint)),
    list: (path, schema, endpoint) =>
      void app.get(`/v1${path}`, handler(schema.extend(paging), endpoint as Endpoint<object>)),
    post: (path, schema, endpoint) => void app.post(`/v1${path}`, handler(schema, endpoint)),
    delete: (path, schema, endpoint) => void app.delete(`/v1${path}`, handler(schema, endpoint)),
  };
}

/** No parameters at all. */
export const none = z.strictObject({});

async function readParams(c: RouteContext): Promise<{ [key: string]: FormValue }> {
  const query = parseForm(new URL(c.req.url).search.slice(1));
  return c.req.method === "POST" ? { ...query, ...parseForm(await c.req.text()) } : query;
}
