/* What visitors of the public pages leave, what they are shown as measured, and the business that they try out. */

/* A business that belongs to nobody and that visitors talk to; there is one at most. */
alter table public.businesses add column is_demo boolean not null default false;
create unique index businesses_demo_once on public.businesses (is_demo) where is_demo;

create table public.contact_submissions (
  id uuid primary key default private.uuid_v7(),
  name text not null,
  email text not null,
  phone text,
  business_name text,
  topic text not null constraint contact_submissions_topic_known check (topic in ('sales', 'support', 'privacy', 'other')),
  message text not null,
  created_at timestamptz not null
);
create index contact_submissions_newest on public.contact_submissions (created_at desc);

/* Measurements of one probe on one day, counted: a minute that nobody measured is in neither count. Days are UTC. */
create table public.health_checks (
  probe text not null,
  day date not null,
  up_count int not null default 0,
  down_count int not null default 0,
  total_ms bigint not null default 0,
  last_minute timestamptz not null,
  last_is_up boolean not null,
  primary key (probe, day)
);

/* What a business's own website says, read page by page and kept until the owner has chosen. */
create table public.website_imports (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  url text not null,
  state text not null default 'queued' constraint website_imports_state_known check (state in
    ('queued', 'reading', 'ready', 'failed', 'applied')),
  done int not null default 0,
  total int not null default 0,
  /* What went wrong, in words for the owner. */
  failure text,
  proposal jsonb,
  /* Which items of the proposal the owner took. */
  applied_items text[] not null default '{}',
  created_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index website_imports_newest on public.website_imports (business_id, created_at desc, id desc);

alter table public.website_imports enable row level security;
grant select on public.website_imports to authenticated;
create policy "members see the website imports of their businesses" on public.website_imports for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));
create trigger website_imports_broadcast after insert or update of state, done on public.website_imports
  for each row execute function private.broadcast_change('website_import', 'id');

do $$
declare
  name text;
begin
  foreach name in array array['contact_submissions', 'health_checks']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "staff see the %s" on public.%I for select to authenticated
      using ((select private.is_staff()))', replace(name, '_', ' '), name);
  end loop;
end $$;
