import type { LegalSection } from "@/components/site/prose";

/** The text of the page /messaging-terms. */
export const sections: LegalSection[] = [
  {
    title: "Who writes to you",
    body: [
      "Texts come from the business that you called or wrote to. CloudGreet sends them on its behalf, and each first text names that business. The sender is registered with the carriers under the business's own name (10DLC or toll-free verification); until that is approved, no texts are sent.",
    ],
  },
  {
    title: "What you agree to",
    body: [
      "When you book or ask by phone, the receptionist asks whether a text may be sent to you. By saying yes you agree to texts about that appointment from that business. Consent is not a condition of any purchase. What you agreed to is kept with the words, the time and the call.",
      "Texts for marketing need your written agreement, separately. We do not make calls with an artificial voice to people who have not agreed to them, as the Telephone Consumer Protection Act (TCPA) requires.",
    ],
  },
  {
    title: "How many",
    body: [
      "Message frequency varies: as a rule a confirmation, up to two reminders, and answers to what you write. Message and data rates may apply. Carriers are not liable for delayed or undelivered messages.",
    ],
  },
  {
    title: "How to stop",
    body: [
      "Reply STOP, or in any words that mean it, in English or Spanish, say it on a call, or write to us. It holds at once for everything from that business; one last text confirms it. Reply START to begin again.",
    ],
  },
  {
    title: "Help",
    body: ["Reply HELP, or write to us through the contact page."],
  },
  {
    title: "When",
    body: [
      "Texts that you did not just ask for are sent between 9 in the morning and 8 in the evening where you are, and within the hours of your state where those are shorter.",
    ],
  },
  {
    title: "Your number",
    body: [
      "No mobile information will be shared with third parties or affiliates for marketing or promotional purposes. Text messaging originator opt-in data and consent will not be shared with any third parties, except with the providers and carriers that deliver the messages.",
    ],
  },
  {
    title: "Recording",
    body: [
      "Each call opens with the words that you speak with an AI assistant and that the call is recorded, everywhere in the United States. If you do not want that, hang up, or ask for a person.",
    ],
  },
  {
    title: "For businesses",
    body: [
      "You may use CloudGreet only to text people who agreed to it, with content that carriers allow, and you keep the proof. Sending stops when a registration is refused or withdrawn. Fines of carriers that you cause are yours.",
    ],
  },
];
