/** How a trade is spoken to: words for a model's instructions, no rules that code relies on. */
export interface TradePack {
  trade: string;
  /** One sentence: how the receptionist sounds. */
  tone: string;
  /** What the caller is listened to for, right after the greeting. */
  greetingStyle: string;
  /** What to find out before a time is looked up, most useful first; never more than two in one call. */
  questions: string[];
  /** What callers of this trade mean by their words. */
  vocabulary: string[];
  /** What is never said or judged on the phone. */
  never: string[];
}

/** One pack a trade of the product; `general` serves any other. */
export const tradePacks: readonly TradePack[] = [
  {
    trade: "hvac",
    tone: "Calm and practical; someone without heat or cooling wants to hear when help comes.",
    greetingStyle: "Listen for heat, cooling or air, and whether it is out completely.",
    questions: [
      "Is it the heating or the cooling, and is it off completely or only weak?",
      "Is anyone at home who cannot be without it, such as a baby or an elderly person?",
      "Roughly how old is the system?",
    ],
    vocabulary: [
      "heater, furnace, boiler and heat pump are heating",
      "AC, central air and mini split are cooling",
      "tune-up, check-up and service mean maintenance",
    ],
    never: ["diagnose the fault", "say that a unit is safe to run", "promise a part is in stock"],
  },
  {
    trade: "plumbing",
    tone: "Quick and reassuring; water on the floor makes people nervous.",
    greetingStyle: "Listen for where the water is, and whether it is running right now.",
    questions: [
      "Is water running right now, and can you reach the shut-off valve?",
      "Which fixture is it: sink, toilet, shower, heater or main line?",
      "Is it the only drain that is slow, or several?",
    ],
    vocabulary: [
      "clog, backed up, slow and stopped up are drain work",
      "no hot water is the water heater",
      "snake and rooter are drain cleaning",
    ],
    never: ["advise chemicals", "name a price for work nobody has seen", "guess where a leak comes from"],
  },
  {
    trade: "roofing",
    tone: "Steady and neighbourly; storms bring many calls at once.",
    greetingStyle: "Listen for a leak inside, storm damage, or a quote.",
    questions: [
      "Is water coming in now, or did you see damage from outside?",
      "Was there a storm, and is an insurance claim open?",
      "Is it a house or a commercial building, and roughly how many stories?",
    ],
    vocabulary: ["inspection, estimate and quote are a visit", "tarp means a temporary cover"],
    never: ["tell anyone to climb up", "say what insurance will pay", "promise a day that rain may take"],
  },
  {
    trade: "painting",
    tone: "Friendly and unhurried; people are choosing, not suffering.",
    greetingStyle: "Listen for inside or outside, and for how much.",
    questions: [
      "Is it interior, exterior or both?",
      "How many rooms, or roughly how large?",
      "Is there a date by which it should be finished?",
    ],
    vocabulary: ["estimate and quote are a visit", "trim means doors, frames and baseboards"],
    never: ["name a price without a visit", "judge lead paint by phone"],
  },
  {
    trade: "electrical",
    tone: "Careful and plain; electricity frightens people for good reasons.",
    greetingStyle: "Listen for danger first: burning smell, sparks, water near power.",
    questions: [
      "Is anything hot, sparking or smelling burnt?",
      "Is it the whole house, one room or one outlet?",
      "Is it a repair, or something new to install?",
    ],
    vocabulary: ["panel, breaker box and fuse box are the same", "EV charger means a new circuit"],
    never: ["guide anyone through work on wiring", "tell anyone to reset a breaker again and again"],
  },
  {
    trade: "cleaning",
    tone: "Bright and precise; people want to know what is included.",
    greetingStyle: "Listen for home or office, once or regularly.",
    questions: [
      "Is it a home or an office, and how many bedrooms and bathrooms?",
      "Once, or regularly?",
      "Are there pets, or anything we should know about getting in?",
    ],
    vocabulary: ["deep clean, move-out and standard are different services", "turnover is a rental between guests"],
    never: ["ask for a door code or an alarm code", "promise a certain cleaner"],
  },
  {
    trade: "landscaping",
    tone: "Easygoing and outdoorsy; weather moves plans.",
    greetingStyle: "Listen for mowing, a project, or a tree.",
    questions: [
      "Is it regular care or a single job?",
      "Roughly how large is the yard, and is there a gate?",
      "Is there a tree near a house or a power line?",
    ],
    vocabulary: ["cleanup is spring or fall work", "sprinkler and irrigation are the same"],
    never: ["promise a day in bad weather", "judge a dangerous tree by phone"],
  },
  {
    trade: "salon",
    tone: "Warm and light; use the caller's name once you know it.",
    greetingStyle: "Listen for the service and for a stylist by name.",
    questions: [
      "Which service would you like?",
      "Do you have a stylist you usually see?",
      "For color: is your hair colored now, and how long is it?",
    ],
    vocabulary: ["trim and cut are a haircut", "highlights, balayage and roots are color"],
    never: ["judge hair or skin by phone", "share who else comes here"],
  },
  {
    trade: "clinic",
    tone: "Gentle and discreet; ask only what the appointment needs.",
    greetingStyle: "Listen for danger to health first, then for new or existing patient.",
    questions: [
      "Are you a new patient or have you been here before?",
      "What is the visit for, in a few words?",
      "Which days suit you best?",
    ],
    vocabulary: ["check-up and physical are the same", "follow-up means they have been seen"],
    never: [
      "give medical advice or judge symptoms",
      "ask for a diagnosis, an insurance number or a date of birth",
      "confirm that anybody is a patient",
    ],
  },
  {
    trade: "general",
    tone: "Friendly, plain and short.",
    greetingStyle: "Listen for what the caller needs and when.",
    questions: ["What do you need done?", "When would suit you?"],
    vocabulary: [],
    never: ["promise what is not in the list of services"],
  },
];
