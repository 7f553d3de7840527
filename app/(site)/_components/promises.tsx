import { CalendarCheck, MessageSquareText, PhoneCall } from "lucide-react";

const promises = [
  {
    icon: PhoneCall,
    title: "Answers at once",
    text: "At noon, at night and on holidays, in English and Spanish. It says that it is an AI assistant, and takes a message when it cannot help.",
  },
  {
    icon: CalendarCheck,
    title: "Books real times",
    text: "It knows your services, prices and hours, offers what is free, and puts the appointment on your calendar while the caller is on the line.",
  },
  {
    icon: MessageSquareText,
    title: "Shows you everything",
    text: "Every call with its recording and its words, every appointment, every text, as it happens, on your phone.",
  },
];

/** What the product does, in three sentences. */
export function Promises() {
  return (
    <ul className="mt-18 grid gap-8 border-t pt-10 md:mt-24 md:grid-cols-3">
      {promises.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <Icon aria-hidden className="size-5 text-brand" />
          <h2 className="mt-3 text-body">{title}</h2>
          <p className="mt-1 text-ink-soft text-pretty">{text}</p>
        </li>
      ))}
    </ul>
  );
}
