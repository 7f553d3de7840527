import type { LegalSection } from "@/components/site/prose";

/** The text of the page /cookies. */
export const sections: LegalSection[] = [
  {
    title: "What we set",
    body: [
      [
        "cloudgreet-auth: keeps you signed in. Set when you sign in, gone when you sign out.",
        "cloudgreet-business: which of your businesses you look at.",
        "theme, in your browser's storage and not sent to us: light or dark, if you chose one.",
        "Drafts of forms, in your browser's storage until you save or close the tab.",
      ],
      "All of them are needed for what you asked for.",
    ],
  },
  {
    title: "What we do not set",
    body: [
      "No advertising, no tracking across sites, no analytics of other companies. Visitors who are not signed in get no cookie from us.",
    ],
  },
  {
    title: "Others",
    body: ["When you pay or connect a calendar you go to pages of those providers, where their own rules hold."],
  },
  {
    title: "Switching off",
    body: ["You can delete cookies in your browser at any time; you are then signed out."],
  },
];
