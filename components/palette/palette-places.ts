/** Somewhere to go, or something to do, by its name. `keys` follow a `g`. */
export interface PalettePlace {
  label: string;
  href: string;
  /** Other words that lead there. */
  also: string[];
  key?: string;
}

export const pages: PalettePlace[] = [
  { label: "Home", href: "/dashboard", also: ["overview", "start"], key: "h" },
  { label: "Calls", href: "/dashboard/calls", also: ["recordings"], key: "c" },
  { label: "Calendar", href: "/dashboard/calendar", also: ["appointments", "week"], key: "a" },
  { label: "Messages", href: "/dashboard/messages", also: ["texts", "inbox", "sms"], key: "m" },
  { label: "Customers", href: "/dashboard/customers", also: ["people", "contacts"], key: "u" },
  { label: "Receptionist", href: "/dashboard/receptionist", also: ["greeting", "voice", "tone"], key: "r" },
  { label: "Reports", href: "/dashboard/reports", also: ["figures", "csv", "pdf", "lost"], key: "p" },
  { label: "Phone and texts", href: "/dashboard/phone", also: ["number", "forwarding", "registration", "10dlc"] },
  { label: "Billing", href: "/dashboard/billing", also: ["plan", "fees", "invoices", "card"], key: "b" },
  { label: "Notifications", href: "/dashboard/notifications", also: ["news", "bell"] },
  { label: "Google Calendar", href: "/dashboard/calendar-settings", also: ["connection", "sync"] },
  { label: "Settings", href: "/dashboard/settings", also: ["profile"], key: "s" },
  { label: "Services", href: "/dashboard/settings/services", also: ["prices"] },
  { label: "Hours", href: "/dashboard/settings/hours", also: ["holidays", "closures", "open"] },
  { label: "Answers", href: "/dashboard/settings/answers", also: ["questions", "knowledge"] },
  { label: "Emergencies", href: "/dashboard/settings/emergencies", also: ["on call", "ladder"] },
  { label: "Team", href: "/dashboard/settings/team", also: ["members", "invite", "roles"] },
  { label: "What you are told", href: "/dashboard/settings/notifications", also: ["digest", "alerts", "quiet hours"] },
  { label: "Security", href: "/dashboard/settings/security", also: ["password", "sessions", "two-factor", "code"] },
  { label: "Website import", href: "/dashboard/settings/website", also: ["site", "scan"] },
];

export const actions: PalettePlace[] = [
  { label: "Change the opening hours", href: "/dashboard/settings/hours", also: ["close", "holiday"] },
  { label: "Close for a day", href: "/dashboard/settings/hours", also: ["vacation", "holiday"] },
  { label: "Change a price", href: "/dashboard/settings/services", also: ["service"] },
  { label: "Teach an answer", href: "/dashboard/settings/answers", also: ["question", "knowledge"] },
  { label: "Test the forwarding of your number", href: "/dashboard/phone#forwarding", also: ["forward"] },
  { label: "Invite somebody", href: "/dashboard/settings/team", also: ["member", "colleague"] },
  { label: "Import customers", href: "/dashboard/customers/import", also: ["csv", "upload"] },
  { label: "Dispute a fee", href: "/dashboard/billing#fees", also: ["wrong", "spam"] },
  { label: "Change the card", href: "/dashboard/billing", also: ["payment"] },
];

/** The keys that work on every page of the dashboard. */
export const keyHelp: { keys: string[]; does: string }[] = [
  { keys: ["Ctrl K", "⌘ K"], does: "Find anything" },
  { keys: ["/"], does: "Search in a list" },
  { keys: ["j", "k"], does: "Down and up in a list" },
  { keys: ["Enter"], does: "Open" },
  { keys: ["e"], does: "Archive, or mark as read" },
  ...pages.flatMap(({ key, label }) => (key ? [{ keys: [`g ${key}`], does: label }] : [])),
  { keys: ["?"], does: "These keys" },
  { keys: ["Esc"], does: "Close" },
];
