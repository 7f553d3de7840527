"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { keepDraft, readDraft } from "@/components/ui/kept-draft";
import { lost } from "@/components/ui/lost";
import type { PhoneChoice } from "@/lib/domain/onboarding/wizard-steps";
import type { Answer, HeldNumber } from "./wizard-results";

export interface PhoneDraft {
  choice: PhoneChoice["choice"];
  areaCode: string;
  e164: string | null;
  forwardFrom: string | null;
  carrier: string;
}

export interface PhoneStepProps {
  saved: PhoneChoice | null;
  revision: number;
  draftKey: string;
  areaCode: string;
  previousHref: string;
  nextHref: string;
  onFind: (areaCode: string) => Promise<Answer<Found>>;
  onHold: (choice: PhoneChoice, revision: number) => Promise<Answer<HeldNumber>>;
}

export interface Found {
  outcome: "found" | "nearest" | "none";
  numbers: { e164: string; monthlyCents: number }[];
}

const taken = "Somebody else took that number a moment ago. Choose another one; you were not charged.";
const bought = "A number is already bought or on order for your business, so another cannot be chosen now.";
const elsewhere = "The choice was changed in another window or on another device. Press Continue again to keep yours.";

/** The state of the phone step: what is chosen, which numbers there are, and what became of holding one. */
export function usePhoneChoice(props: PhoneStepProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(props.saved, props.areaCode));
  const [revision, setRevision] = useState(props.revision);
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const { draftKey } = props;
  // The browser's storage is only there once the page is in a browser.
  useEffect(() => {
    const kept = readDraft<{ draft: PhoneDraft }>(draftKey);
    if (kept) setDraft(kept.draft);
  }, [draftKey]);

  const set = (part: Partial<PhoneDraft>) => {
    const next = { ...draft, ...part };
    keepDraft(draftKey, { draft: next, revision });
    setDraft(next);
    setProblem(null);
  };
  const find = () =>
    start(async () => {
      const answer = await props.onFind(draft.areaCode).catch(lost);
      setFound(answer.ok ? answer.result : null);
      setProblem(answer.ok ? null : answer.problem);
    });
  const refuse = (words: string, at: number) => {
    setProblem(words);
    setRevision(at);
  };
  const hold = () => {
    const choice = choiceOf(draft);
    if (typeof choice === "string") return setProblem(choice);
    start(async () => {
      const answer = await props.onHold(choice, revision).catch(lost);
      if (!answer.ok) return setProblem(answer.problem);
      const { result } = answer;
      if (result.outcome === "invalid") return setProblem(result.problems[0]?.message ?? "Choose a number.");
      if (result.outcome === "stale") return refuse(elsewhere, result.revision);
      if (result.outcome === "already_bought") return refuse(bought, result.revision);
      if (result.outcome === "taken") {
        setDraft({ ...draft, e164: null });
        setFound(null);
        return refuse(taken, result.revision);
      }
      keepDraft(draftKey, null);
      router.push(props.nextHref);
    });
  };
  return { draft, found, problem, isBusy, set, find, hold };
}

function draftOf(saved: PhoneChoice | null, areaCode: string): PhoneDraft {
  const base: PhoneDraft = { choice: "local", areaCode, e164: null, forwardFrom: null, carrier: "att" };
  if (!saved || saved.choice === "toll_free") return { ...base, choice: saved?.choice ?? "local" };
  const own = saved.choice === "forward" ? { forwardFrom: saved.forwardFrom, carrier: saved.carrier } : {};
  return { ...base, choice: saved.choice, e164: saved.e164, areaCode: saved.e164.slice(2, 5), ...own };
}

/** The choice as the schema has it, or what is missing. */
function choiceOf({ choice, e164, forwardFrom, carrier }: PhoneDraft): PhoneChoice | string {
  if (choice === "toll_free") return { choice };
  if (choice === "forward" && !/^\+1[2-9]\d{9}$/.test(forwardFrom ?? "")) {
    return "Enter your own number of ten digits, such as (303) 555-0142.";
  }
  if (!e164) return "Search for numbers and choose one.";
  return choice === "local" ? { choice, e164 } : { choice, e164, forwardFrom: forwardFrom ?? "", carrier };
}
