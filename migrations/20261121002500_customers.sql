/*
 * Customers as people look at them: what a member writes about them, which two are one, lists of them that are read in,
 * and what members note about calls. Search by parts of words stands on trigrams.
 */
create extension if not exists pg_trgm with schema extensions;

alter table public.customers
  add column notes text,
  add column tags text[] not null default '{}',
  /* Counts what members changed, so that the later of two sees what the other did. */
  add column revision int not null default 1,
  /* The customer that this one turned out to be. The row stays for its number: whoever calls from it is the other. */
  add column merged_into uuid references public.customers on delete cascade,
  add column search_text text generated always as (lower(coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' ||
    coalesce(email, '') || ' ' || coalesce(address, '') || ' ' || coalesce(zip, ''))) stored,
  add constraint customers_not_into_itself check (merged_into <> id);
create index customers_last_seen on public.customers (business_id, last_seen_at desc, id desc) where merged_into is null;
create index customers_vip on public.customers (business_id, last_seen_at desc, id desc)
  where is_vip and merged_into is null;
create index customers_blocked on public.customers (business_id, last_seen_at desc, id desc)
  where is_blocked and merged_into is null;
create index customers_merged_into on public.customers (merged_into) where merged_into is not null;
create index customers_search on public.customers using gin (search_text extensions.gin_trgm_ops);

alter table public.calls
  add column search_text text generated always as (lower(coalesce(summary, '') || ' ' || coalesce(caller_number, '')))
    stored;
create index calls_search on public.calls using gin (search_text extensions.gin_trgm_ops);
create index calls_outcome on public.calls (business_id, outcome, started_at desc, id desc);
create index conversations_search on public.conversations using gin (customer_number extensions.gin_trgm_ops);
create index call_turns_search on public.call_turns using gin (lower(content) extensions.gin_trgm_ops);
create index appointments_customer_newest on public.appointments (business_id, customer_id, starts_at desc);
create index calls_customer_newest on public.calls (customer_id, started_at desc);
create index messages_customer_newest on public.messages (customer_id, created_at desc);
create index messages_to_newest on public.messages (business_id, to_number, created_at desc, id desc);

/* Whatever names a customer that was merged names the one it was merged into. */
create function private.follow_merge() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.customer_id is not null then
    new.customer_id := coalesce(
      (select customers.merged_into from public.customers where customers.id = new.customer_id), new.customer_id);
  end if;
  return new;
end;
$$;
create trigger appointments_follow_merge before insert or update of customer_id on public.appointments
  for each row execute function private.follow_merge();
create trigger calls_follow_merge before insert or update of customer_id on public.calls
  for each row execute function private.follow_merge();
create trigger conversations_follow_merge before insert or update of customer_id on public.conversations
  for each row execute function private.follow_merge();
create trigger messages_follow_merge before insert or update of customer_id on public.messages
  for each row execute function private.follow_merge();

/* Somebody who is seen under a merged number was seen. */
create function private.see_merged() returns trigger
language plpgsql set search_path = ''
as $$
begin
  update public.customers set last_seen_at = greatest(last_seen_at, new.last_seen_at) where id = new.merged_into;
  return null;
end;
$$;
create trigger customers_see_merged after update of last_seen_at on public.customers
  for each row when (new.merged_into is not null and new.last_seen_at > old.last_seen_at)
  execute function private.see_merged();

/* A list of customers that a member reads in. Each chunk moves next_row on in the transaction that writes its rows. */
create table public.customer_imports (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  member_id uuid references auth.users on delete set null,
  file_name text not null,
  storage_path text not null,
  state text not null default 'uploading' constraint customer_imports_state_known check (state in
    ('uploading', 'queued', 'running', 'done', 'failed')),
  /* Rows of the file under its heading; null until it was read. */
  row_count int,
  next_row int not null default 1,
  created_count int not null default 0,
  updated_count int not null default 0,
  unchanged_count int not null default 0,
  failed_count int not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index customer_imports_newest on public.customer_imports (business_id, created_at desc);
create index customer_imports_member_id on public.customer_imports (member_id);

create table public.customer_import_errors (
  import_id uuid not null references public.customer_imports on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  /* As a spreadsheet counts: the heading is row 1. */
  row_number int not null,
  reason text not null,
  cells jsonb not null default '[]',
  primary key (import_id, row_number)
);
create index customer_import_errors_business_id on public.customer_import_errors (business_id);

/* What members note about a call. */
create table public.call_notes (
  call_id uuid primary key references public.calls on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  words text not null default '',
  tags text[] not null default '{}',
  revision int not null default 1,
  member_id uuid references auth.users on delete set null,
  updated_at timestamptz not null
);
create index call_notes_business_id on public.call_notes (business_id);
create index call_notes_member_id on public.call_notes (member_id);

/* "This was wrong": what a member says that the receptionist should have done. People of ours look at them. */
create table public.call_corrections (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  call_id uuid not null references public.calls on delete cascade,
  member_id uuid references auth.users on delete set null,
  kind text not null constraint call_corrections_kind_known check (kind in
    ('misheard', 'wrong_answer', 'wrong_booking', 'tone', 'other')),
  words text not null,
  state text not null default 'open' constraint call_corrections_state_known check (state in ('open', 'reviewed')),
  created_at timestamptz not null
);
create index call_corrections_call_id on public.call_corrections (call_id, created_at);
create index call_corrections_newest on public.call_corrections (business_id, created_at desc);
create index call_corrections_member_id on public.call_corrections (member_id);
create unique index call_corrections_once on public.call_corrections (call_id, member_id, kind, md5(words));

do $$
declare
  name text;
begin
  foreach name in array array['customer_imports', 'customer_import_errors', 'call_notes', 'call_corrections']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
    execute format('grant select on public.%I to authenticated', name);
  end loop;
end $$;
