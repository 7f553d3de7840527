/* Whom the receptionist turns to, in order: the on-call ladder of emergencies, and the people it transfers calls to. */
create table public.escalation_targets (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  purpose text not null constraint escalation_targets_purpose_known check (purpose in ('emergency', 'transfer')),
  position int not null constraint escalation_targets_position_range check (position between 1 and 20),
  name text not null constraint escalation_targets_name_length check (length(name) between 1 and 80),
  phone text not null constraint escalation_targets_phone_form check (phone ~ '^\+[1-9]\d{6,14}$'),
  created_at timestamptz not null default now(),
  constraint escalation_targets_position_once unique (business_id, purpose, position) deferrable initially immediate
);

alter table public.escalation_targets enable row level security;
create policy "members see the escalation targets of their businesses" on public.escalation_targets
  for select to authenticated using (business_id = any (array(select private.my_business_ids())));
grant select on public.escalation_targets to authenticated;
