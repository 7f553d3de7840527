import { CalendarCheck, MessageSquareText, PhoneCall } from "lucide-react";

const steps = [
  {
    icon: PhoneCall,
    title: "It answers, at once",
    text: "At noon, at night and on holidays, in English and Spanish. You keep your number and forward it, or take a new one.",
  },
  {
    icon: CalendarCheck,
    title: "It books real times",
    text: "It knows your services, prices, hours and crews, offers what is free, and puts the visit on your Google calendar while the caller is on the line.",
  },
  {
    icon: MessageSquareText,
    title: "It shows you everything",
    text: "Each call with its recording and its words, each appointment and each text as it happens, on your phone.",
  },
];

/** What the product does, in three sentences. */
export function HowItWorks() {
  return (
    <section aria-labelledby="how" className="mt-20 border-t pt-10 md:mt-28">
      <h2 id="how" className="sr-only">
        How it works
      </h2>
      <ul className="grid gap-8 md:grid-cols-3">
        {steps.map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <Icon aria-hidden className="size-5 text-brand" />
            <h3 className="mt-3 text-body">{title}</h3>
            <p className="mt-1 text-ink-soft text-pretty">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
