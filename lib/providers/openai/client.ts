import OpenAI from "openai";

export interface OpenaiConfig {
  apiKey: string;
  baseUrl: string | undefined;
}

export function createOpenaiClient({ apiKey, baseUrl }: OpenaiConfig): OpenAI {
  return new OpenAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}) });
}
