/* What was sent to the carriers, for the form that corrects it, and when they were asked and answered last. */
alter table public.messaging_registrations add column texts jsonb, add column submitted_at timestamptz,
  add column decided_at timestamptz;
create trigger messaging_registrations_broadcast after update on public.messaging_registrations
  for each row execute function private.broadcast_change('registration', 'business_id');
