/* Says which state of the appointment was looked at now. */
drop function if exists app.settle_appointment(uuid, uuid, text, text, text, timestamptz);

/* The last appointments of one state, of which there may be few among many. */
create index appointments_by_state on public.appointments (business_id, status, starts_at, id);
