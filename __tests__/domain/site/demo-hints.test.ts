import { expect, test } from "vitest";
import { demoHints } from "@/lib/domain/site/demo-hints";

test.each([
  ["How can I help you today?", false, 0, "My kitchen sink is clogged"],
  ["For Drain cleaning: what day and time would suit you?", false, 1, "Tomorrow morning"],
  ["I have Monday at 8:00 AM or 9:00 AM. Which one works?", true, 2, "The first one is fine"],
  ["What is the street address of the visit?", false, 3, "310 Blake Street, Denver"],
  ["And your name, please?", false, 4, "Jenny Park"],
  [
    "Let me read that back: Drain cleaning on Monday, for Jenny Park, at 310 Blake Street. Is that right?",
    false,
    5,
    "Yes, that's right",
  ],
  ["You're booked. Is there anything else I can do for you?", false, 6, "No, that's all. Thanks."],
  ["¿Cuál es la dirección?", false, 3, "Calle Blake 310, Denver"],
])("after %s a visitor may press what answers it", (said, isOffering, turns, hint) => {
  expect(demoHints(said, isOffering, turns)[0]).toBe(hint);
});
