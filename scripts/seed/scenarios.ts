import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { seedPastDue, seedPaused, seedPlanEnded, seedSecondPlan, seedSuspended } from "./account-states";
import { post, seedBusy, seedDisconnectedCalendar, seedNew, seedPendingMessaging } from "./business-states";

export interface Scenario {
  name: string;
  /** One line for `npm run seed -- list`. */
  summary: string;
  /** Rings the sample businesses of a running stack, or puts them into a state. */
  run(stack: StackFile, print: (line: string) => void): Promise<void>;
}

type CallerTurn = string | { silence: true } | { hang_up: true };

interface Caller {
  from: string;
  turns: CallerTurn[];
}

/** A morning at a plumber's: bookings, a message, a question, someone who hangs up, someone who cancels. */
const quietMorning: Caller[] = [
  {
    from: "+13035550142",
    turns: [
      "Hi, my kitchen sink is clogged and I need somebody to come out.",
      "Tomorrow morning would be great.",
      "The first one is fine.",
      "Eleven fourteen Pearl Street, Denver.",
      "Jenny Park.",
      "Yes, that's right.",
      "No, that's all. Thanks.",
    ],
  },
  {
    from: "+17205550137",
    turns: [
      "We have no hot water. Can you fix the water heater?",
      "Any time on Monday afternoon.",
      "The second one please.",
      "2210 Blake Street.",
      "Marcus Webb",
      "Yes",
      "No thank you, bye.",
    ],
  },
  { from: "+13035550188", turns: ["Are you licensed and insured?", "No, that's all I wanted to know."] },
  {
    from: "+13035550171",
    turns: [
      "Can I speak to Maria please? It's about the invoice from last week.",
      "Please tell her that the amount is wrong and to call me back.",
      "Tom Becker",
      "Bye.",
    ],
  },
  { from: "+13035550164", turns: [{ hang_up: true }] },
  {
    from: "+13035550142",
    turns: ["I need to cancel my appointment.", "Yes, cancel it please.", "No, that's all."],
  },
  {
    from: "+19705550119",
    turns: [
      "Hola, tengo una fuga en el baño.",
      "El martes por la mañana.",
      "La primera está bien.",
      "Calle Grant 540, Denver.",
      "Lucía Fernández",
      "Sí, correcto.",
      "No, gracias.",
    ],
  },
];

/** What customers text to a plumber: one books, one asks, one wants a person, one wants no texts. */
const texters = [
  { from: "+13035550211", text: "Hi, do you have time on Monday for a clogged drain? It's Nina Alvarez" },
  { from: "+13035550212", text: "Are you licensed and insured?" },
  { from: "+13035550213", text: "Can Maria please call me about the quote for the bathroom?" },
  { from: "+13035550214", text: "STOP" },
];

async function textAll(stack: StackFile, print: (line: string) => void): Promise<void> {
  const business = stack.seed?.businesses[0];
  if (!business) throw new Error("The stack has no sample businesses.");
  for (const { from, text } of texters) {
    await post(`${stack.telnyx.url}/_sim/inbound-sms`, { from, to: business.number, text });
  }
  print(`${texters.length} texts to ${business.name}: ${stack.web}/dashboard/messages`);
  print(`Sign in as ${business.owner.email} with ${business.owner.password}`);
}

async function ring(stack: StackFile, business: SeedBusiness, { from, turns }: Caller): Promise<void> {
  await post(`${stack.retell.url}/_sim/inbound-call`, { to_number: business.number, from_number: from, turns });
}

function ringAll(businessIndex: number, callers: Caller[]): Scenario["run"] {
  return async (stack, print) => {
    const business = stack.seed?.businesses[businessIndex];
    if (!business) throw new Error("The stack has no sample businesses.");
    for (const caller of callers) await ring(stack, business, caller);
    print(`${callers.length} calls to ${business.name}: ${stack.web}/dashboard/calls`);
    print(`Sign in as ${business.owner.email} with ${business.owner.password}`);
  };
}

export const scenarios: Scenario[] = [
  { name: "default", summary: "the sample businesses, no calls", run: async () => {} },
  {
    name: "quiet-plumber",
    summary: "a plumber's morning: bookings, a message, a question, a hang-up, a cancellation",
    run: ringAll(0, quietMorning),
  },
  { name: "texts", summary: "customers text a plumber: a booking, a question, a person, STOP", run: textAll },
  { name: "new", summary: "an owner who has just signed up and has set up nothing", run: seedNew },
  { name: "busy", summary: "a plumber's last 90 days: calls, visits, texts, fees", run: seedBusy },
  { name: "past-due", summary: "a salon whose card is declined", run: seedPastDue },
  { name: "paused", summary: "the salon two unpaid weeks later: no bookings, messages only", run: seedPaused },
  { name: "plan-ended", summary: "the salon after its owner cancelled the plan", run: seedPlanEnded },
  { name: "second-plan", summary: "a second plan for sale, to change to", run: seedSecondPlan },
  { name: "suspended", summary: "a heating company that the platform has closed", run: seedSuspended },
  {
    name: "disconnected-calendar",
    summary: "a salon whose owner took back the permission at Google",
    run: seedDisconnectedCalendar,
  },
  { name: "pending-messaging", summary: "a salon whose texts are not approved yet", run: seedPendingMessaging },
];

export function findScenario(name: string): Scenario {
  const scenario = scenarios.find((known) => known.name === name);
  if (!scenario) throw new Error(`No scenario "${name}". Known: ${scenarios.map((known) => known.name).join(", ")}`);
  return scenario;
}
