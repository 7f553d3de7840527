import { type WizardStep, wizardOrder } from "@/lib/domain/onboarding/wizard-steps";

/** Who has to be signed in: nobody, a member of a business that answers calls, or the owner of one that is not launched. */
export type Viewer = "visitor" | "member" | "newcomer";

/** The page of the first row that a list of the API answers. */
interface RowAddress {
  list: string;
  under: string;
}

export interface ShownPage {
  viewer: Viewer;
  address: string | RowAddress;
}

const visitor = (address: string): ShownPage => ({ viewer: "visitor", address });
const member = (address: ShownPage["address"]): ShownPage => ({ viewer: "member", address });
const newcomer = (step: WizardStep): ShownPage => ({ viewer: "newcomer", address: `/onboarding/${step}` });
const rowOf = (list: string, under: string): ShownPage => member({ list: `/api/client/${list}`, under });

const settings = [
  "profile",
  "services",
  "hours",
  "crews",
  "area",
  "booking",
  "answers",
  "emergencies",
  "transfers",
  "texts",
  "website",
  "branding",
  "team",
  "notifications",
  "security",
  "privacy",
];

/**
 * Every page of the product by the name of its picture. The pictures, the check of accessibility and the bench go through
 * this list; a test compares it with the folders of `app/`.
 */
export const everyPage: Readonly<Record<string, ShownPage>> = {
  landing: visitor("/"),
  pricing: visitor("/pricing"),
  contact: visitor("/contact"),
  status: visitor("/status"),
  terms: visitor("/terms"),
  privacy: visitor("/privacy"),
  "messaging-terms": visitor("/messaging-terms"),
  cookies: visitor("/cookies"),
  login: visitor("/login"),
  register: visitor("/register"),
  "forgot-password": visitor("/forgot-password"),
  home: member("/dashboard"),
  calls: member("/dashboard/calls"),
  call: rowOf("calls?outcome=booked&limit=1", "/dashboard/calls"),
  calendar: member("/dashboard/calendar"),
  "calendar-next": member(`/dashboard/calendar?week=${nextWeek()}`),
  "calendar-month": member("/dashboard/calendar?view=month"),
  "calendar-day": member("/dashboard/calendar?view=day"),
  list: member("/dashboard/calendar?view=list"),
  appointment: rowOf("appointments?limit=1", "/dashboard/calendar"),
  messages: member("/dashboard/messages"),
  conversation: rowOf("messages?limit=1", "/dashboard/messages"),
  customers: member("/dashboard/customers"),
  customer: rowOf("customers?limit=1", "/dashboard/customers"),
  "customer-new": member("/dashboard/customers/new"),
  "customers-import": member("/dashboard/customers/import"),
  receptionist: member("/dashboard/receptionist"),
  connection: member("/dashboard/calendar-settings"),
  reports: member("/dashboard/reports?range=90d"),
  phone: member("/dashboard/phone"),
  billing: member("/dashboard/billing"),
  ...Object.fromEntries(settings.map((part) => [`settings-${part}`, member(`/dashboard/settings/${part}`)])),
  notifications: member("/dashboard/notifications"),
  ...Object.fromEntries(wizardOrder.map((step) => [`wizard-${step}`, newcomer(step)])),
};

/** Pages that no list of addresses reaches, by their folder, and the journey that opens them instead. */
export const pagesOfJourneys: Readonly<Record<string, string>> = {
  "/dashboard/customers/[id]/merge": "customers.spec.ts",
  // Leads on to the first part.
  "/dashboard/settings": "settings.spec.ts",
  "/reset-password": "auth.spec.ts",
  "/two-factor": "team.spec.ts",
  "/invite/[token]": "team.spec.ts",
  "/digest/stop/[token]": "team.spec.ts",
  "/welcome": "team.spec.ts",
  "/onboarding": "onboarding.spec.ts",
  "/onboarding/launch": "onboarding.spec.ts",
  "/onboarding/done": "onboarding.spec.ts",
};

function nextWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The pages of a viewer with their addresses. `ask` answers a path of the API as that viewer; a page of a row is left out
 * when its list is empty.
 */
export async function addressesFor(
  viewer: Viewer,
  ask: (path: string) => Promise<unknown>,
): Promise<{ name: string; address: string }[]> {
  const found: { name: string; address: string }[] = [];
  for (const [name, page] of Object.entries(everyPage)) {
    if (page.viewer !== viewer) continue;
    const address = typeof page.address === "string" ? page.address : await firstRow(page.address, ask);
    if (address) found.push({ name, address });
  }
  return found;
}

async function firstRow({ list, under }: RowAddress, ask: (path: string) => Promise<unknown>): Promise<string | null> {
  const { data } = (await ask(list)) as { data: { id: string }[] };
  return data[0] ? `${under}/${data[0].id}` : null;
}
