/*
 * Privacy: how long recordings, words and texts are kept, what a legal hold keeps, what an owner takes along, and what is
 * erased for a customer or with a business.
 */

/* How many days are kept; null keeps. Every business gets its row from the sweep, or from the first save. */
create table public.privacy_settings (
  business_id uuid primary key references public.businesses on delete cascade,
  recording_days int default 90 constraint privacy_settings_recording_range check (recording_days between 7 and 2555),
  transcript_days int default 365 constraint privacy_settings_transcript_range check (transcript_days between 7 and 2555),
  text_days int default 730 constraint privacy_settings_text_range check (text_days between 7 and 2555),
  revision int not null default 1,
  next_sweep_at timestamptz not null default now()
);
create index privacy_settings_due on public.privacy_settings (next_sweep_at);

/* While it stands no clock and no deletion touches the business, or the one customer. */
create table public.legal_holds (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  customer_id uuid references public.customers on delete cascade,
  reason text not null constraint legal_holds_reason_length check (length(reason) between 1 and 500),
  /* What our own people placed they alone release. */
  is_by_staff boolean not null default false,
  placed_by uuid,
  placed_at timestamptz not null,
  released_by uuid,
  released_at timestamptz
);
create index legal_holds_business_id on public.legal_holds (business_id);
create unique index legal_holds_of_business_once on public.legal_holds (business_id)
  where customer_id is null and released_at is null;
create unique index legal_holds_of_customer_once on public.legal_holds (customer_id) where released_at is null;

/* A copy of everything, of a business or of one customer, in parts. Each part and the place after it are one transaction. */
create table public.privacy_exports (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  /* Of the whole business when it was not asked of a customer. */
  is_of_customer boolean not null default false,
  customer_id uuid references public.customers on delete set null,
  requested_by uuid,
  state text not null default 'queued' constraint privacy_exports_state_known check (state in
    ('queued', 'running', 'ready', 'failed', 'expired')),
  /* Where the next part begins; null at the very beginning. */
  entity text,
  place text,
  rows_done int not null default 0,
  rows_total int not null default 0,
  /* [{path, bytes}] in private storage. */
  parts jsonb not null default '[]',
  created_at timestamptz not null,
  moved_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz
);
create index privacy_exports_newest on public.privacy_exports (business_id, created_at desc);
create index privacy_exports_customer_id on public.privacy_exports (customer_id);
create unique index privacy_exports_one_running on public.privacy_exports
  (business_id, coalesce(customer_id, business_id)) where state in ('queued', 'running');
create index privacy_exports_to_expire on public.privacy_exports (expires_at) where state = 'ready';

/* What is left to look for in the inbox of provider events; emptied when that is done. */
create table public.erasures (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  needles text[] not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index erasures_business_id on public.erasures (business_id);

/* A business that is to go. Until due_at an owner takes it back. */
create table public.business_deletions (
  business_id uuid primary key references public.businesses on delete cascade,
  requested_by uuid,
  requested_at timestamptz not null,
  /* When the receptionist stops answering: at once, or at the end. */
  line_ends_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'waiting' constraint business_deletions_state_known check (state in
    ('waiting', 'running', 'done'))
);
create index business_deletions_due on public.business_deletions (due_at) where state = 'waiting';

alter table public.recordings
  add column removed_after_days int,
  add column removed_at timestamptz,
  drop constraint recordings_state_known,
  add constraint recordings_state_known check (state in ('pending', 'stored', 'failed', 'removing', 'removed'));
create index recordings_to_remove on public.recordings (business_id) where state in ('pending', 'stored', 'failed');

/* Days are null when it was erased on request. */
alter table public.calls
  add column transcript_removed_at timestamptz,
  add column transcript_removed_after_days int;
create index calls_with_words on public.calls (business_id, started_at) where transcript_removed_at is null;

alter table public.messages
  add column removed_at timestamptz,
  add column removed_after_days int;
create index messages_with_words on public.messages (business_id, created_at) where removed_at is null;

create index webhook_events_to_empty on public.webhook_events (received_at) where state <> 'received' and payload <> '{}';

/* Somebody whose data was erased; the row stays for the appointments and fees that name it. */
alter table public.customers add column erased_at timestamptz;
alter table public.emergencies add column erased_at timestamptz;

/* Everything of one person at a business: the rows that are about them, and the numbers they used. */
create type private.person as (
  customer_ids uuid[], numbers text[], call_ids uuid[], appointment_ids uuid[], conversation_ids uuid[],
  emergency_ids uuid[]
);

/* What was reported stays as it was, until it is erased as a whole; a state only moves on. */
create or replace function private.keep_emergency() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.erased_at is null and new.erased_at is not null then
    return new;
  elsif (new.kind, new.is_life_threat, new.words, new.is_drill, new.ladder, new.opened_at)
      is distinct from (old.kind, old.is_life_threat, old.words, old.is_drill, old.ladder, old.opened_at) then
    raise exception 'what was reported of an emergency does not change' using errcode = '55000';
  elsif new.state <> old.state and (old.state, new.state) not in (('open', 'acknowledged'), ('open', 'exhausted'),
      ('open', 'closed'), ('exhausted', 'acknowledged'), ('exhausted', 'closed'), ('acknowledged', 'closed')) then
    raise exception 'an emergency does not go from % to %', old.state, new.state using errcode = '55000';
  end if;
  return new;
end;
$$;

/* What was published is history, as long as its business is not erased. */
create or replace function private.keep_published_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.state = 'draft' or tg_op = 'DELETE'
      and exists (select from public.business_deletions where business_id = old.business_id and state = 'running') then
    return case tg_op when 'DELETE' then old else new end;
  elsif tg_op = 'DELETE' then
    if exists (select from public.businesses where id = old.business_id) then
      raise exception 'a published receptionist version is not deleted' using errcode = '55000';
    end if;
    return old;
  elsif (new.business_id, new.number, new.content, new.revision, new.note, new.copied_from, new.created_at,
      new.saved_at, new.published_at) is distinct from (old.business_id, old.number, old.content, old.revision, old.note,
      old.copied_from, old.created_at, old.saved_at, old.published_at) or new.state = 'draft'
      or (old.state = 'retired' and new.state <> 'retired') then
    raise exception 'a published receptionist version is not changed' using errcode = '55000';
  end if;
  return new;
end;
$$;

/* The audit keeps who did what when; only what it says about a person may be taken out, never written. */
create function private.keep_audit() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'DELETE'
      or (new.id, new.business_id, new.actor_kind, new.action, new.subject_kind, new.subject_id, new.cause_id,
        new.occurred_at) is distinct from (old.id, old.business_id, old.actor_kind, old.action, old.subject_kind,
        old.subject_id, old.cause_id, old.occurred_at)
      or new.before is not null or new.after is not null or new.reason is not null
      or new.actor_id is distinct from old.actor_id and new.actor_id is distinct from 'erased' then
    raise exception 'audit_log is append-only' using errcode = '55000';
  end if;
  return new;
end;
$$;
drop trigger audit_log_append_only on public.audit_log;
create trigger audit_log_append_only before update or delete on public.audit_log
  for each row execute function private.keep_audit();

create trigger privacy_exports_broadcast after insert or update of state, rows_done on public.privacy_exports
  for each row execute function private.broadcast_change('privacy_export', 'id');

do $$
declare
  name text;
begin
  foreach name in array array['privacy_settings', 'legal_holds', 'privacy_exports', 'business_deletions', 'erasures']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
grant select on public.privacy_settings, public.legal_holds, public.privacy_exports, public.business_deletions
  to authenticated;
/* What is still looked for is for the server alone. */
grant select (id, business_id, created_at, finished_at) on public.erasures to authenticated;

/* It answers from now on. */
drop function if exists app.settle_recording(uuid, text, text, text, bigint, text, timestamptz);
