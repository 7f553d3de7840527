import type { TextSender } from "@/lib/ports";

type SentText = Parameters<TextSender["send"]>[0];
type SendAnswer = Awaited<ReturnType<TextSender["send"]>>;

/** A carrier in memory, for tests. */
export interface FakeTextSender extends TextSender {
  /** Every text that was handed over, whatever the answer was. */
  attempts: SentText[];
  /** The next answers, first one first; when there are none a text is sent. */
  answers: SendAnswer[];
}

export function createFakeTextSender(): FakeTextSender {
  const attempts: SentText[] = [];
  const answers: SendAnswer[] = [];
  return {
    attempts,
    answers,
    async send(text) {
      attempts.push(text);
      return answers.shift() ?? { outcome: "sent", providerMessageId: `text-${text.messageId}-${attempts.length}` };
    },
  };
}
