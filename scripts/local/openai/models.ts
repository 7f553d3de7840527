import type OpenAI from "openai";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { apiError } from "./errors";

const IDS = ["gpt-5.4", "gpt-5.4-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-4o", "gpt-4o-mini"];
const CREATED = 1_780_000_000;

/** The model of a request, or the API's error for one that is missing or unknown. */
export function knownModel(model: unknown): string {
  if (typeof model !== "string" || model === "") throw apiError(400, "you must provide a model parameter", "model");
  if (!/^(gpt-|o\d)/.test(model)) {
    throw apiError(
      404,
      `The model \`${model}\` does not exist or you do not have access to it.`,
      "model",
      "model_not_found",
    );
  }
  return model;
}

export function mountModels(app: StandInApp): void {
  app.get("/v1/models", (c) => c.json({ object: "list", data: IDS.map(modelOf) }));
  app.get("/v1/models/:id", (c) => c.json(modelOf(knownModel(c.req.param("id")))));
}

function modelOf(id: string) {
  return { id, object: "model", created: CREATED, owned_by: "local" } satisfies OpenAI.Models.Model;
}
