/* Counts what members chose about the calendar, so that an older page does not write over a newer choice. */
alter table public.calendar_connections add column choices_revision integer not null default 1;
grant select (choices_revision) on public.calendar_connections to authenticated;

/* Both are one function with the revision now. */
drop function if exists app.choose_calendars(uuid, text, jsonb, uuid, timestamptz);
drop function if exists app.set_calendar_settings(uuid, text, boolean, uuid, timestamptz);

/* Says who has a number now. */
drop function if exists app.add_customer(uuid, uuid, uuid, jsonb, timestamptz);
