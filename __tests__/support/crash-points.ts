import { listTargets, pointsOf, refuseUnknown } from "@/__tests__/support/port-points";

/** Steps that no call, job or event takes, each with the reason; "port.*" is a whole port, tests stand in `__tests__`. */
const offThePaths: Record<string, string> = {
  "receptionists.*": "publishing a receptionist: a person starts it and sees it fail",
  "voice.*": "publishing a receptionist; ringing a member: services/phone-test.test.ts loses its answers",
  "phoneTests.*": "ringing a member: services/phone-test.test.ts repeats its job",
  "versions.*": "drafts and versions: a person starts it and sees it fail; the jobs have tests of their own",
  "rehearsals.*": "test callers, who leave nothing but their report",
  "businesses.register": "registering a business",
  "businesses.describe": "the tool answer_question, which only reads",
  "recordings.link": "the dashboard's player, which only reads",
  "recordings.remove": "the retention clocks: jobs/retention.test.ts cuts it off",
  "calendars.markDisconnected": "a revoked calendar: a test of its own service",
  "calendars.markWritable": "a calendar that is gone: jobs/calendar-limits.test.ts",
  "fees.findCustomer": "the owner's way to the payment provider, which only reads",
  "fees.syncSubscription": "subscription events, which write what Stripe says now, whatever came before",
  "billing.payPlanInvoices": "a new card: a key a card and invoice, read again afterwards",
  "billing.readSubscription": "subscription events",
  "fees.dispute": "a person starts it and sees it fail; one transaction",
  "fees.withdrawDispute": "a person starts it and sees it fail; one transaction",
  "fees.saveInvoice": "invoice events, which write what Stripe says now",
  "carrierFilings.*":
    "the carriers' registration: each step finds what an earlier try made (local/telnyx/carrier-filings.test.ts)",
  "registrations.*": "the carriers' registration: a person or a webhook moves it on",
  "mails.*": "asked by the mailer itself; bounces only add to a list",
  "providerEvents.readMailEvent": "bounces only add to a list",
  "providerEvents.readRegistrationEvent": "reads only",
  "mailer.sendToCustomer": "for customers whom no text reaches: a test of its own service",
  "conversations.setState": "a person starts it and sees it fail",
  "conversations.start": "a person starts it and sees it fail; one transaction",
  "conversations.queueReply": "a person starts it and sees it fail",
  "bookings.settle": "a person starts it and sees it fail; one transaction",
  "bookings.edit": "a person starts it and sees it fail; one transaction",
  "bookings.checkMoment": "reads only",
  "customers.*": "a person starts it and sees it fail; one transaction each",
  "privacy.*":
    "clocks, holds and erasures: jobs/retention.test.ts and jobs/business-deletion.test.ts cut the long ones off",
  "exports.*": "copies of data: jobs/privacy-exports.test.ts cuts each part off",
  "exportFiles.*": "copies of data",
  "imports.*": "lists of customers: services/customers.test.ts stops between parts",
  "branding.*": "logo and colour: a person starts it and sees it fail; one transaction each",
  "brandFiles.*": "logos: put there by the browser; the job that removes one finds it gone on a repeat",
  "importFiles.*": "lists of customers: read, and removed by a job that may repeat",
  "businessSettings.*": "settings: a person starts it and sees it fail; one transaction",
  "websites.*": "reading a website, which changes nothing there",
  "websiteImports.*":
    "reading a website: kept anew at each page; taking items over: a person starts it and sees it fail",
  "site.*": "the public pages: one statement each",
  "rateLimits.*": "counts sign-ins and the like, on no path of a call",
  "texts.queueOnMyWay": "a person starts it and sees it fail",
  "texts.findNotice": "reads only",
  "texts.queuePlain": "alerts and codes: one insert",
  "transfers.*": "putting a caller through: each write is one statement, keyed by call and place",
  "texts.optOut": "an opt-out that was spoken: one transaction",
  "texts.exportConsent": "reads only",
  "emergencies.*": "the on-call ladder: jobs/emergency-crashes.test.ts kills its jobs",
  "providerEvents.readAlertEvent": "reads only",
  "calendarSyncs.*": "reading the connected calendar: each read is written on top of the state it began with",
  "calendarSource.*": "reading the connected calendar, which changes nothing there",
  "calendarConnections.*": "connecting a calendar: a person starts it and sees it fail",
  "engines.*": "calls over the other two engines: stack/engines.test.ts kills those",
  "callControl.*": "calls over the other two engines",
  "realtime.*": "calls over the other two engines",
  "model.*": "a model's answers: nothing is written between asking one and using it",
  "onboarding.*": "the wizard: a person starts it and sees it fail",
  "launches.*": "launching: stack/launch-crashes.test.ts kills its jobs",
  "numberShop.*": "launching",
  "planSales.*": "launching",
  "team.*": "members and invitations: a person starts it and sees it fail; one transaction each",
  "accounts.*": "the account of an invited person, who sees it fail",
  "notifications.markRead": "a person starts it and sees it fail",
  "notifications.markAttention": "a person starts it and sees it fail",
  "notifications.saveChoices": "a person starts it and sees it fail",
  "notifications.loadGroup": "reads only",
  "notifications.listRecipients": "reads only",
  "mobiles.*": "codes to members' mobiles: a person asks, types and sees it fail; one transaction each",
  "digests.*": "the morning mail: jobs/team.test.ts lets the clock strike again",
  "mailer.sendInvitation": "a mail with a key of its own; sent again from the page, which services/team.test.ts does",
  "mailer.sendDigest": "the morning mail",
  "mailer.sendDunning": "notices of an unpaid plan: jobs/dunning.test.ts ends their job at each step",
  "dunning.*": "notices of an unpaid plan",
  "engineHealth.*": "which engine is up: remembered, never decided by",
};

/** Which story takes a step; all others are taken by a call that books. */
const changes = "changing an appointment";
const stories: Record<string, string> = {
  "bookings.findUpcoming": changes,
  "bookings.reschedule": changes,
  "bookings.cancel": changes,
  "calendarProvider.remove": changes,
  "billing.undoInvoice": changes,
  "calls.takeMessage": changes,
  "calls.loadNotification": changes,
  "texts.queueConfirmation": changes,
  "texts.receive": changes,
  "texts.findTexter": changes,
  "conversations.openTurn": changes,
  "conversations.finishTurn": changes,
  "jobs.fail": "a carrier that asks for patience",
  "incidents.load": "an unknown line",
  "alerts.send": "an unknown line",
};

export type CrashStory = "a call that books" | typeof changes | "a carrier that asks for patience" | "an unknown line";

export interface CrashPoint {
  /** "port.method:before" */
  point: string;
  story: CrashStory;
}

/** Every method of every port that calls, jobs and events use, before and after: read from the ports themselves. */
export function listCrashPoints(): CrashPoint[] {
  const targets = listTargets();
  refuseUnknown(Object.keys(stories), targets);
  return pointsOf(targets, offThePaths).map((point) => ({
    point,
    story: (stories[point.split(":")[0] ?? ""] ?? "a call that books") as CrashStory,
  }));
}
