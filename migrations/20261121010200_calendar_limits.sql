/* What a connected calendar cannot do. */
alter table public.synced_calendars
  /* False for a calendar that Google tells no changes of, such as holidays: only the sweep reads it. */
  add column can_push boolean not null default true;

/* What the sweep looks for: upcoming appointments that the calendar does not show as they stand. */
create index appointments_not_shown on public.appointments (business_id, starts_at)
  where calendar_revision is distinct from revision;
