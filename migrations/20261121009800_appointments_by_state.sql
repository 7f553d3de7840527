/* The last appointments of one state, of which there may be few among many. */
create index appointments_by_state on public.appointments (business_id, status, starts_at, id);
