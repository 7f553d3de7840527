import { expect, test } from "vitest";
import type { ConversationItem } from "@/components/calls/conversation-items";
import { gatherMoments } from "@/components/calls/gather-moments";

const tool = (at: number | null, text: string): ConversationItem => ({
  kind: "tool",
  key: text,
  text,
  tone: "quiet",
  icon: "look",
  at,
});

test("each moment has its place and words, and those that would lie on each other lead to the first", () => {
  const items = [
    tool(50, "Booked"),
    tool(10, "Offered"),
    tool(54, "Text sent"),
    tool(null, "Unknown"),
    tool(120, "Ended"),
  ];

  expect(gatherMoments(items, 100)).toEqual([
    { at: 10, place: 10, marks: [{ at: 10, text: "Offered" }] },
    {
      at: 50,
      place: 50,
      marks: [
        { at: 50, text: "Booked" },
        { at: 54, text: "Text sent" },
      ],
    },
    { at: 120, place: 100, marks: [{ at: 120, text: "Ended" }] },
  ]);
});
