-- What functions return or take anew in migrations/functions.
drop function if exists app.queue_on_my_way(uuid, uuid, int, timestamptz);

/* sends_reminders is the reminder of the day before, this one that of two hours before. */
alter table public.messaging_settings add column sends_late_reminders boolean not null default true;
update public.messaging_settings set sends_late_reminders = sends_reminders;
