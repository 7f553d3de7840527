import type { LegalSection } from "@/components/site/prose";

/** The text of the page /privacy. */
export const sections: LegalSection[] = [
  {
    title: "Who we are",
    body: [
      "CloudGreet runs the service for businesses. For what callers say to a business, that business decides and we work on its behalf; for the accounts of owners and for this website, we decide. Write to us through the contact page.",
    ],
  },
  {
    title: "What we keep",
    body: [
      "Of owners and their people: name, email, phone, business data, payments (card data stays with the payment provider).",
      "Of callers, for the business that they called: number, name, address of the visit, what was said, recording, texts, appointments. Card numbers are removed from transcripts and logs.",
      "Of visitors of this website: what they write in the contact form. The demo on the first page keeps nothing that you type.",
    ],
  },
  {
    title: "Calls are recorded and transcribed",
    body: [
      "Each call opens with the words that an AI assistant answers and that the call is recorded. The recording and its transcript are kept for the business, for as long as that business has set.",
    ],
  },
  {
    title: "Text messages and mobile numbers",
    body: [
      "No mobile information will be shared with third parties or affiliates for marketing or promotional purposes. Text messaging originator opt-in data and consent will not be shared with any third parties, except with the providers and carriers that deliver the messages.",
      "Reply STOP to any text to end them, HELP for help. See the page on calls and texts.",
    ],
  },
  {
    title: "Why we use it",
    body: [
      [
        "To run the service: answer, book, confirm, remind, bill.",
        "To keep it safe: limits, audit records, alerts of faults.",
        "To meet duties: tax records, requests of authorities that are lawful.",
      ],
      "We do not sell personal data, and we do not use recordings or transcripts to train models of others.",
    ],
  },
  {
    title: "Who helps us",
    body: [
      "Providers process data for us under contract: hosting and database, telephone and text carriers, voice and language models, payment, mail, calendar when you connect it, and error reports. Each gets what its part needs.",
    ],
  },
  {
    title: "How long",
    body: [
      "Data of an account is kept while the account lives and deleted within 30 days of its end, but for invoices and consent records, which the law makes us keep. Audio, transcripts and texts follow the periods that each business sets.",
    ],
  },
  {
    title: "Your rights",
    body: [
      "You may ask for a copy of your data, for its correction or deletion, and object to its use, wherever you live. Owners do it in the settings. Callers ask the business they called, or us, and we pass it on. We answer within 30 days and treat nobody worse for asking.",
    ],
  },
  {
    title: "Security",
    body: [
      "Data of one business is walled off from every other in the database itself. Connections are encrypted, tokens are encrypted at rest, and changes are recorded. No system is perfectly safe; if yours was touched, we tell you without delay.",
    ],
  },
  {
    title: "Children",
    body: ["The service is for businesses and is not directed to children under 16."],
  },
];
