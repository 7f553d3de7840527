/** What no clock and no deletion takes away, in words. */
export function KeptByLaw() {
  return (
    <p className="mt-3 text-ink-soft text-note text-pretty">
      Whatever you choose, the law keeps the consent ledger and opt-outs, fees and invoices, and the audit of who
      changed what. Appointments, and that a call took place, stay as figures. The clocks run once a day; a change
      counts from an hour after you save it.
    </p>
  );
}
