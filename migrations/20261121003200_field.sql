-- What functions return or take anew in migrations/functions.
drop function if exists app.queue_on_my_way(uuid, uuid, int, timestamptz);

/* sends_reminders is the reminder of the day before, this one that of two hours before. */
alter table public.messaging_settings add column sends_late_reminders boolean not null default true;
update public.messaging_settings set sends_late_reminders = sends_reminders;
drop function if exists app.correct_call(uuid, uuid, uuid, text, text, timestamptz);

/* The turn of the conversation that was wrong; null: the call as a whole. */
alter table public.call_corrections add column position int;
drop index public.call_corrections_once;
create unique index call_corrections_once
  on public.call_corrections (call_id, member_id, kind, coalesce(position, -1), md5(words));
