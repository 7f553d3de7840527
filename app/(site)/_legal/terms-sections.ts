import type { LegalSection } from "@/components/site/prose";

/** The text of the page /terms. */
export const sections: LegalSection[] = [
  {
    title: "The service",
    body: [
      "CloudGreet answers calls and texts for your business with an AI receptionist, books appointments into your calendar, and shows you what happened. It works from the services, prices, hours and answers that you enter.",
      "The receptionist makes mistakes. You check what it does, and you stay responsible for the work you sell and for what you promise your customers.",
    ],
  },
  {
    title: "Your account",
    body: [
      "You must be allowed to act for the business. Keep your password to yourself, and tell us at once when somebody else had access. You decide who of your people may see and change what.",
    ],
  },
  {
    title: "Prices and fees",
    body: [
      "You pay the monthly price of your plan and a fee for each billable booking, as shown on the pricing page when you sign up. A booking is billable when a real caller books a service that you offer, in the area that you serve.",
      [
        "Tests, spam, silent calls, wrong numbers, repeats of a booking and moved appointments are not billable.",
        "A booking that is cancelled within the grace period is credited.",
        "You may dispute a fee; we decide with the recording and the transcript.",
      ],
      "Fees are charged to your payment method when they arise. When a payment fails we tell you, and we pause the service only after notice. Prices change with 30 days of notice.",
    ],
  },
  {
    title: "What you must do",
    body: [
      "You follow the law that applies to calls, recordings and texts in your trade and state, and keep your data in CloudGreet true.",
      [
        "Do not use the service to call or text people who have not agreed to it.",
        "Do not remove or hide the words that tell callers they speak with an AI assistant and are recorded.",
        "Do not use the service for emergency dispatch, medical advice, or anything unlawful.",
      ],
      "Clinics and others who handle protected health information may use the service only under a signed business associate agreement.",
    ],
  },
  {
    title: "Emergencies",
    body: [
      "CloudGreet is not an emergency service and does not call 911. It tells callers in danger to call 911, and alerts the people that you named. You keep those names and numbers current.",
    ],
  },
  {
    title: "Your data",
    body: [
      "Your data is yours. We use it to run the service for you, as our privacy policy says, and you can take it with you or have it deleted at any time, but for what the law makes us keep.",
    ],
  },
  {
    title: "Ending",
    body: [
      "You may end your subscription at any time to the end of the paid month. We may end it with 30 days of notice, or at once when the service is used unlawfully or in a way that harms others.",
    ],
  },
  {
    title: "Liability",
    body: [
      "We run the service with care, but without a promise that it is never interrupted or wrong. As far as the law allows, neither side owes the other lost profit or indirect damage, and our liability in a year is limited to what you paid us in the twelve months before.",
    ],
  },
  {
    title: "Changes",
    body: [
      "We announce changes of these terms by mail 30 days before they hold. Who does not agree may end the subscription until then.",
    ],
  },
];
