import { z } from "zod";
import type { ToolResult } from "@/lib/receptionist/brain/brain";

/** An MCP server as the session of a call names it. */
export interface McpServer {
  url: string;
  token: string;
}

const timeoutMs = 20_000;
const answer = z.object({
  result: z.looseObject({}).optional(),
  error: z.object({ message: z.string() }).optional(),
});
const toolOutput = z.object({ content: z.array(z.object({ type: z.string(), text: z.string().optional() })) });
const toolAnswer = z.object({ say: z.string(), data: z.looseObject({ outcome: z.string() }) });

/** Talks with a remote MCP server over streamable HTTP, one request after another. */
export class McpClient {
  readonly #server: McpServer;
  #nextId = 0;

  constructor(server: McpServer) {
    this.#server = server;
  }

  /** Introduces itself and answers the names of the tools. Throws when the server refuses. */
  async connect(): Promise<string[]> {
    await this.#request("initialize", {
      protocolVersion: "2025-06-18",
      capabilities: {},
      clientInfo: { name: "local-openai", version: "1" },
    });
    await this.#post({ jsonrpc: "2.0", method: "notifications/initialized" });
    const { tools } = z
      .object({ tools: z.array(z.object({ name: z.string() })) })
      .parse(await this.#request("tools/list", {}));
    return tools.map(({ name }) => name);
  }

  /** What the tool answered; one that failed answers `failed`. */
  async call(name: string, args: Record<string, unknown>): Promise<ToolResult["result"]> {
    try {
      const output = toolOutput.parse(await this.#request("tools/call", { name, arguments: args }));
      return toolAnswer.parse(JSON.parse(output.content[0]?.text ?? "null"));
    } catch {
      return { say: "", data: { outcome: "failed" } };
    }
  }

  async #request(method: string, params: object): Promise<unknown> {
    this.#nextId += 1;
    const { result, error } = answer.parse(await this.#post({ jsonrpc: "2.0", id: this.#nextId, method, params }));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  async #post(message: object): Promise<unknown> {
    const response = await fetch(this.#server.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        authorization: `Bearer ${this.#server.token}`,
      },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the MCP server answered ${response.status}`);
    return text === "" ? null : JSON.parse(text);
  }
}
