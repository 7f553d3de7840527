/*
 * Drafts, published versions and rehearsals of each receptionist. A business without a published version answers as its
 * own row and its receptionist's row say; from the first publication on the version decides.
 */
create table public.receptionist_versions (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  number int not null constraint receptionist_versions_number_range check (number >= 1),
  state text not null default 'draft' constraint receptionist_versions_state_known check (state in
    ('draft', 'published', 'retired')),
  /* As lib/domain/receptionist/receptionist-content.ts has it. */
  content jsonb not null constraint receptionist_versions_content_form check (jsonb_typeof(content) = 'object'),
  /* Names the content: what was rehearsed is what may be published. */
  content_hash text not null generated always as (md5(content::text)) stored,
  /* Counts every save, so that of two editors the later one sees what the first changed. */
  revision int not null default 1,
  note text,
  author_id uuid references auth.users on delete set null,
  /* The number of the version that a roll-back brought back. */
  copied_from int,
  retell_agent_version int,
  created_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  published_at timestamptz,
  retired_at timestamptz,
  constraint receptionist_versions_number_once unique (business_id, number)
);
create unique index receptionist_versions_one_draft on public.receptionist_versions (business_id) where state = 'draft';
create unique index receptionist_versions_one_live on public.receptionist_versions (business_id)
  where state = 'published';
create index receptionist_versions_author_id on public.receptionist_versions (author_id);

/* One run of the test callers against the content of a draft as it was then. */
create table public.receptionist_rehearsals (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  content jsonb not null,
  content_hash text not null generated always as (md5(content::text)) stored,
  state text not null default 'running' constraint receptionist_rehearsals_state_known check (state in
    ('running', 'passed', 'failed', 'broken')),
  done int not null default 0,
  total int not null default 0,
  /* {total, passed, failures}; null while it runs. */
  report jsonb,
  member_id uuid references auth.users on delete set null,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index receptionist_rehearsals_content on public.receptionist_rehearsals (business_id, content_hash, started_at desc);
create unique index receptionist_rehearsals_one_running on public.receptionist_rehearsals (business_id)
  where state = 'running';
create index receptionist_rehearsals_member_id on public.receptionist_rehearsals (member_id);

alter table public.receptionists
  add column live_version_id uuid references public.receptionist_versions on delete set null;
create index receptionists_live_version_id on public.receptionists (live_version_id);

/* The version that a call began with; null for one from before the first publication. */
alter table public.calls
  add column receptionist_version_id uuid references public.receptionist_versions on delete set null;
create index calls_receptionist_version_id on public.calls (receptionist_version_id);

/*
 * What was published is history: only its retirement, its place at the provider and the lost author may still change,
 * and it goes only together with its business.
 */
create function private.keep_published_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.state = 'draft' then
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
create trigger receptionist_versions_keep before update or delete on public.receptionist_versions
  for each row execute function private.keep_published_version();

create trigger receptionist_versions_broadcast after insert or update on public.receptionist_versions
  for each row execute function private.broadcast_change('receptionist', 'id');
create trigger receptionist_rehearsals_broadcast after insert or update on public.receptionist_rehearsals
  for each row execute function private.broadcast_change('receptionist', 'id');

do $$
declare
  name text;
begin
  foreach name in array array['receptionist_versions', 'receptionist_rehearsals']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;

/* It takes the version now. */
drop function if exists private.describe_business(uuid, timestamptz);
