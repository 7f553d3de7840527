import { describe, expect, test } from "vitest";
import { conversationOutcome } from "@/lib/domain/calls/conversation-outcome";
import { describeHours } from "@/lib/domain/calls/describe-hours";

const greeting = { role: "receptionist" as const, content: "Thanks for calling." };
const words = { role: "caller" as const, content: "Hello." };

describe("how a call ended", () => {
  test.each([
    ["missed", [], [], "user_hangup"],
    ["abandoned", [greeting], [], "user_hangup"],
    ["answered", [greeting, words], [], "user_hangup"],
    ["failed", [greeting], [], "error_llm_websocket_open"],
    ["failed", [], [], "concurrency_limit_reached"],
    ["booked", [greeting, words], ["slots", "booked"], "agent_hangup"],
    ["booked", [greeting, words], ["booked"], "error_retell"],
    ["message", [greeting, words], ["no_slot", "taken"], "user_hangup"],
    ["no_slot", [greeting, words], ["no_slot"], "user_hangup"],
    ["out_of_area", [greeting, words], ["slots", "out_of_area"], "user_hangup"],
    ["cancelled", [greeting, words], ["found", "cancelled"], null],
  ])("%s", (outcome, turns, toolOutcomes, endReason) => {
    const toolCalls = toolOutcomes.map((name) => ({ outcome: name }));

    expect(conversationOutcome({ turns, toolCalls, endReason })).toBe(outcome);
  });
});

test("says opening hours by day and joins days that are alike", () => {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "18:00" }));

  const said = describeHours([...hours, { weekday: 6, opens: "09:00", closes: "13:00" }], "en");

  expect(said).toMatch(/Monday (to|through) Friday/);
  expect(said).toContain("Saturday");
  expect(said).not.toContain("Tuesday");
});
