"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { useDesk } from "./use-desk";

/** The main action of the calendar. Nothing for those who only look. */
export function NewAppointmentButton({ date }: { date: string }) {
  const { create, canChange } = useDesk();
  if (!canChange) return null;
  return (
    <Button variant="primary" className="ml-auto md:order-last md:ml-0" onClick={() => create({ date })}>
      <Plus aria-hidden />
      <span>
        New<span className="max-md:sr-only"> appointment</span>
      </span>
    </Button>
  );
}

/** A row that opens its appointment. */
export function OpenAppointment(props: { appointment: AppointmentRow; className?: string; children: ReactNode }) {
  const { open } = useDesk();
  return (
    <button type="button" className={props.className} onClick={() => open(props.appointment)}>
      {props.children}
    </button>
  );
}
