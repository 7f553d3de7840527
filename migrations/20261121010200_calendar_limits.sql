/* The connected calendar: what it cannot do, where events stand, and one decision at a time about a change there. */
alter table public.synced_calendars
  /* False for a calendar that Google tells no changes of, such as holidays: only the sweep reads it. */
  add column can_push boolean not null default true;

/* What the sweep looks for: upcoming appointments that the calendar does not show as they stand. */
create index appointments_not_shown on public.appointments (business_id, starts_at)
  where calendar_revision is distinct from revision;

alter table public.external_changes
  /* What was decided, while it still waits and is being carried out; decided_by and decided_at say whose and when. */
  add column decision text constraint external_changes_decision_known check (decision in ('apply', 'keep'));

alter table public.appointments
  /* The calendar that the event stands in; null beside a calendar_event_id: in an account that is connected no more. */
  add column event_calendar_id text;
