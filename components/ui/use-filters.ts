"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";

const typingMs = 300;

/**
 * The filters of a list as its address: each change is a new one, so that it can be shared and gone back from. The
 * search is the field `q` of the form. Empty ones and `any` are left out.
 */
export function useFilters(path: string, filters: Record<string, string>) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = useRef<HTMLFormElement>(null);
  // Effect on a timer: who left while it ran is not led back.
  useEffect(() => () => clearTimeout(typing.current), []);
  const go = (change: Record<string, string> = {}) => {
    clearTimeout(typing.current);
    const typed = form.current ? new FormData(form.current).get("q") : null;
    const next = { ...filters, ...(typeof typed === "string" ? { q: typed.trim() } : {}), ...change };
    const kept = Object.entries(next).filter(([, value]) => value && value !== "any");
    start(() => router.replace(`${path}?${new URLSearchParams(kept)}`, { scroll: false }));
  };
  return {
    go,
    formProps: {
      ref: form,
      action: path,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        go();
      },
    },
    searchProps: {
      isBusy: isPending,
      onType: () => {
        clearTimeout(typing.current);
        typing.current = setTimeout(go, typingMs);
      },
    },
  };
}
