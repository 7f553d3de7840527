/* Emergencies that callers report, and every attempt to reach somebody who takes them. */
create table public.emergencies (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  call_id uuid references public.calls on delete set null,
  conversation_id uuid references public.conversations on delete set null,
  customer_number text,
  customer_name text,
  address text,
  kind text not null constraint emergencies_kind_known check (kind in ('gas', 'carbon_monoxide', 'fire', 'electrical',
    'water', 'sewage', 'structure', 'no_heat', 'no_cooling', 'no_water', 'power_medical', 'medical', 'security',
    'declared')),
  is_life_threat boolean not null,
  /* What was said, word for word. */
  words text not null constraint emergencies_words_length check (length(words) between 1 and 2000),
  state text not null default 'open' constraint emergencies_state_known check (state in
    ('open', 'acknowledged', 'exhausted', 'closed')),
  is_drill boolean not null default false,
  /* Whom it turns to, in order, as the ladder stood at the beginning: [{target_id, name, phone}]. */
  ladder jsonb not null,
  acknowledged_by uuid references public.escalation_targets on delete set null,
  acknowledged_name text,
  acknowledged_via text constraint emergencies_via_known check (acknowledged_via in ('key', 'reply')),
  opened_at timestamptz not null,
  acknowledged_at timestamptz,
  exhausted_at timestamptz,
  closed_at timestamptz
);
create index emergencies_newest on public.emergencies (business_id, opened_at desc, id desc);
create unique index emergencies_call_once on public.emergencies (call_id) where call_id is not null;
create index emergencies_conversation_id on public.emergencies (conversation_id);
create index emergencies_acknowledged_by on public.emergencies (acknowledged_by);

/* One row a step and channel; the step counts on through both rounds of the ladder. Of a text the rest is its message's. */
create table public.emergency_alerts (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  emergency_id uuid not null references public.emergencies on delete cascade,
  step int not null constraint emergency_alerts_step_range check (step >= 0),
  channel text not null constraint emergency_alerts_channel_known check (channel in ('call', 'sms')),
  target_id uuid references public.escalation_targets on delete set null,
  name text not null,
  phone text not null,
  state text not null default 'queued' constraint emergency_alerts_state_known check (state in ('queued', 'ringing',
    'answered', 'acknowledged', 'too_late', 'not_taken', 'no_answer', 'failed', 'stopped')),
  reason text,
  /* The carrier's handle of the call. */
  provider_id text,
  /* The key that was pressed; an empty text when none was. */
  pressed text,
  /* What we have said and done on the call, each with the event that it follows from. */
  steps jsonb not null default '{}',
  created_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  constraint emergency_alerts_step_once unique (emergency_id, step, channel)
);
create index emergency_alerts_business_id on public.emergency_alerts (business_id);
create index emergency_alerts_phone on public.emergency_alerts (business_id, phone, created_at desc);
create index emergency_alerts_target_id on public.emergency_alerts (target_id);

/* What was reported stays as it was; a state only moves on. Missing details may be filled in. */
create function private.keep_emergency() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (new.kind, new.is_life_threat, new.words, new.is_drill, new.ladder, new.opened_at)
      is distinct from (old.kind, old.is_life_threat, old.words, old.is_drill, old.ladder, old.opened_at) then
    raise exception 'what was reported of an emergency does not change' using errcode = '55000';
  elsif new.state <> old.state and (old.state, new.state) not in (('open', 'acknowledged'), ('open', 'exhausted'),
      ('open', 'closed'), ('exhausted', 'acknowledged'), ('exhausted', 'closed'), ('acknowledged', 'closed')) then
    raise exception 'an emergency does not go from % to %', old.state, new.state using errcode = '55000';
  end if;
  return new;
end;
$$;
create trigger emergencies_keep before update on public.emergencies
  for each row execute function private.keep_emergency();

create trigger emergencies_broadcast after insert or update of state on public.emergencies
  for each row execute function private.broadcast_change('emergency', 'id');
create trigger emergency_alerts_broadcast after insert or update of state on public.emergency_alerts
  for each row execute function private.broadcast_change('emergency', 'emergency_id');

do $$
declare
  name text;
begin
  foreach name in array array['emergencies', 'emergency_alerts']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
