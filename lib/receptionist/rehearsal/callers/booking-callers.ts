import { anyTime, booking, type CallerPlan, onDay } from "./cast-scenario";

const goal = "book";

/** Callers who know what they want. */
export const plainBookings: readonly CallerPlan[] = [
  { id: "happy-morning", persona: "friendly, any morning hour", goal, ...booking([onDay(1, { part: "morning" })]) },
  {
    id: "happy-afternoon",
    persona: "friendly, any afternoon hour",
    goal,
    ...booking([onDay(2, { part: "afternoon" })]),
  },
  { id: "exact-hour", persona: "knows the hour", goal, ...booking([onDay(2, { time: "11:00" })]) },
  { id: "exact-half-hour", persona: "knows the half hour", goal, ...booking([onDay(3, { time: "14:30" })]) },
  { id: "soonest", persona: "as soon as possible", goal, ...booking([anyTime]) },
  { id: "whole-day", persona: "any hour of one day", goal, ...booking([onDay(4)]) },
  {
    id: "all-at-once",
    persona: "says everything in one breath",
    goal,
    ...booking([onDay(2, { time: "12:00" })]),
    behaviour: { opens: "with_everything" },
  },
  {
    id: "all-at-once-part",
    persona: "says need and part of the day at once",
    goal,
    ...booking([onDay(1, { part: "afternoon" })]),
    behaviour: { opens: "with_everything" },
  },
  {
    id: "vague",
    persona: "says little at first",
    goal,
    ...booking([onDay(2, { part: "morning" })]),
    behaviour: { opens: "vaguely" },
  },
  {
    id: "vague-terse",
    persona: "answers in single words",
    goal,
    ...booking([onDay(3, { time: "13:00" })]),
    behaviour: { opens: "vaguely", isTerse: true },
  },
  {
    id: "terse",
    persona: "answers in single words",
    goal,
    ...booking([onDay(1, { time: "13:30" })]),
    behaviour: { isTerse: true },
  },
  {
    id: "ums",
    persona: "hesitates",
    goal,
    ...booking([onDay(2, { part: "morning" })]),
    behaviour: { speech: "fillers" },
  },
  {
    id: "recognised",
    persona: "heard through speech recognition",
    goal,
    ...booking([onDay(2, { part: "afternoon" })]),
    behaviour: { speech: "recognised" },
  },
  {
    id: "recognised-hour",
    persona: "heard through speech recognition",
    goal,
    ...booking([onDay(3, { time: "12:30" })]),
    behaviour: { speech: "recognised", opens: "with_everything" },
  },
  {
    id: "spells-name",
    persona: "spells the name",
    goal,
    ...booking([onDay(1)]),
    name: "Saoirse Nguyen",
    behaviour: { spellsName: true },
  },
  { id: "long-name", persona: "has a rare name", goal, ...booking([onDay(2)]), name: "Anneliese Vandermeer" },
  {
    id: "withheld",
    persona: "withholds the number",
    goal,
    ...booking([onDay(1, { part: "morning" })]),
    isWithheld: true,
  },
  {
    id: "withheld-terse",
    persona: "withholds the number, few words",
    goal,
    ...booking([onDay(2, { time: "11:30" })]),
    isWithheld: true,
    behaviour: { isTerse: true, speech: "recognised" },
  },
  {
    id: "second-service",
    persona: "wants the second service",
    goal,
    ...booking([onDay(2, { part: "morning" })], { service: 1 }),
  },
  {
    id: "third-service",
    persona: "wants the third service",
    goal,
    ...booking([onDay(3, { part: "afternoon" })], { service: 2 }),
  },
  {
    id: "second-service-vague",
    persona: "says little at first",
    goal,
    ...booking([onDay(1)], { service: 1 }),
    behaviour: { opens: "vaguely" },
  },
  {
    id: "two-weeks-ahead",
    persona: "plans ahead",
    goal,
    ...booking([{ day: { kind: "open_day_after", days: 14 }, time: "11:00" }]),
  },
  {
    id: "five-weeks-ahead",
    persona: "plans far ahead",
    goal,
    ...booking([{ day: { kind: "open_day_after", days: 36 }, part: "morning" }]),
  },
  {
    id: "clock-change",
    persona: "wants the day after the clocks change",
    goal,
    ...booking([{ day: { kind: "clock_change" }, time: "11:00" }]),
  },
];

/** Callers who do not get, or do not want, what they were given first. */
export const hagglingBookings: readonly CallerPlan[] = [
  {
    id: "indecisive",
    persona: "asks for something later",
    goal,
    ...booking([onDay(3)]),
    behaviour: { refusesOffers: 1 },
  },
  {
    id: "indecisive-twice",
    persona: "asks for something later, twice",
    goal,
    ...booking([onDay(4)]),
    behaviour: { refusesOffers: 2 },
  },
  {
    id: "too-far",
    persona: "asks for a day beyond the calendar",
    goal,
    ...booking([{ day: { kind: "in_days", days: 320 } }, onDay(2, { part: "morning" })], { met: 1 }),
  },
  {
    id: "closed-day",
    persona: "asks for a day off first",
    goal,
    ...booking([{ day: { kind: "closed_day", nth: 1 } }, onDay(2, { part: "afternoon" })], { met: 1 }),
  },
  {
    id: "closed-day-anything",
    persona: "asks for a day off, takes anything then",
    goal,
    ...booking([{ day: { kind: "closed_day", nth: 1 } }, anyTime], { met: 1 }),
  },
  {
    id: "night",
    persona: "asks for the night first",
    goal,
    ...booking([onDay(2, { time: "23:00" }), onDay(2, { part: "morning" })], { met: 1 }),
  },
  {
    id: "full-day",
    persona: "asks for a day that is full",
    goal,
    ...booking([onDay(1), onDay(3, { part: "morning" })], { met: 1 }),
    before: { fullDays: [{ kind: "open_day", nth: 1 }] },
  },
  {
    id: "full-day-anything",
    persona: "asks for a full day, takes anything then",
    goal,
    ...booking([onDay(2), anyTime], { met: 1 }),
    before: { fullDays: [{ kind: "open_day", nth: 2 }] },
  },
  {
    id: "full-hour",
    persona: "asks for an hour of a full day",
    goal,
    ...booking([onDay(2, { time: "11:00" }), onDay(3, { time: "11:00" })], { met: 1 }),
    before: { fullDays: [{ kind: "open_day", nth: 2 }] },
  },
  {
    id: "holiday",
    persona: "asks for a holiday",
    goal,
    ...booking([onDay(2), onDay(3)], { met: 1 }),
    before: { closures: [{ kind: "open_day", nth: 2 }] },
  },
  {
    id: "changes-day",
    persona: "changes the day when it is read back",
    goal,
    calls: [[{ kind: "book", service: 0, wishes: [onDay(1)], changesMind: { wish: onDay(3, { part: "morning" }) } }]],
    expected: { appointments: [{ service: 0, wishes: [onDay(3, { part: "morning" })] }] },
  },
  {
    id: "changes-hour",
    persona: "changes the hour when it is read back",
    goal,
    calls: [
      [
        {
          kind: "book",
          service: 0,
          wishes: [onDay(2, { part: "morning" })],
          changesMind: { wish: onDay(2, { time: "15:00" }) },
        },
      ],
    ],
    expected: { appointments: [{ service: 0, wishes: [onDay(2, { time: "15:00" })] }] },
  },
  {
    id: "changes-service",
    persona: "changes the service when it is read back",
    goal,
    calls: [[{ kind: "book", service: 0, wishes: [onDay(2, { part: "morning" })], changesMind: { service: 1 } }]],
    expected: { appointments: [{ service: 1, wishes: [onDay(2, { part: "morning" })] }] },
  },
  {
    id: "corrects-name",
    persona: "books for somebody else after all",
    goal,
    calls: [[{ kind: "book", service: 0, wishes: [onDay(2)], changesMind: { name: "Laura Bennett" } }]],
    expected: { appointments: [{ service: 0, wishes: [onDay(2)], name: "Laura Bennett" }] },
  },
  {
    id: "two-services",
    persona: "needs two things",
    goal,
    calls: [
      [
        { kind: "book", service: 0, wishes: [onDay(1, { part: "morning" })] },
        { kind: "book", service: 1, wishes: [onDay(3, { part: "afternoon" })] },
      ],
    ],
    expected: {
      appointments: [
        { service: 0, wishes: [onDay(1, { part: "morning" })] },
        { service: 1, wishes: [onDay(3, { part: "afternoon" })] },
      ],
    },
  },
  {
    id: "rings-twice",
    persona: "books, then rings again to make sure",
    goal,
    calls: [[{ kind: "book", service: 0, wishes: [onDay(2)] }], [{ kind: "ask_existing" }]],
    expected: { appointments: [{ service: 0, wishes: [onDay(2)] }], says: ["you have"] },
  },
  {
    id: "books-twice",
    persona: "rings again for another service",
    goal,
    calls: [[{ kind: "book", service: 0, wishes: [onDay(2)] }], [{ kind: "book", service: 1, wishes: [onDay(4)] }]],
    expected: {
      appointments: [
        { service: 0, wishes: [onDay(2)] },
        { service: 1, wishes: [onDay(4)] },
      ],
    },
  },
];
