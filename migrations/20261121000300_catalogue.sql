/* What a business offers, when, where and by whom. */
create table public.services (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  name text not null constraint services_name_length check (length(name) between 1 and 80),
  synonyms text[] not null default '{}',
  description text,
  duration_minutes int not null constraint services_duration_range check (duration_minutes between 5 and 1440),
  buffer_minutes int not null default 0 constraint services_buffer_range check (buffer_minutes between 0 and 480),
  price_cents int constraint services_price_range check (price_cents >= 0),
  is_active boolean not null default true,
  position int not null default 0,
  created_at timestamptz not null default now()
);
create unique index services_name_once on public.services (business_id, lower(name));

create table public.business_hours (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  weekday smallint not null constraint business_hours_weekday_iso check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  constraint business_hours_in_order check (closes > opens)
);
create index business_hours_business_id on public.business_hours (business_id);

create table public.closures (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  starts_on date not null,
  ends_on date not null,
  reason text,
  constraint closures_in_order check (ends_on >= starts_on)
);
create index closures_business_id on public.closures (business_id, ends_on);

create table public.resources (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  name text not null constraint resources_name_length check (length(name) between 1 and 80),
  is_active boolean not null default true,
  position int not null default 0,
  created_at timestamptz not null default now()
);
create index resources_business_id on public.resources (business_id, position);

/* Which resource can do which service. A service without rows can be done by every resource. */
create table public.service_resources (
  business_id uuid not null references public.businesses on delete cascade,
  service_id uuid not null references public.services on delete cascade,
  resource_id uuid not null references public.resources on delete cascade,
  primary key (service_id, resource_id)
);
create index service_resources_business_id on public.service_resources (business_id);

/* The ZIP codes that are served. A business without rows goes everywhere. */
create table public.service_areas (
  business_id uuid not null references public.businesses on delete cascade,
  zip text not null constraint service_areas_zip_form check (zip ~ '^\d{5}$'),
  primary key (business_id, zip)
);

create table public.knowledge_entries (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  question text not null,
  answer text not null,
  keywords text[] not null default '{}',
  expires_on date,
  created_at timestamptz not null default now()
);
create index knowledge_entries_business_id on public.knowledge_entries (business_id);

do $$
declare
  name text;
begin
  foreach name in array array['services', 'business_hours', 'closures', 'resources', 'service_resources',
    'service_areas', 'knowledge_entries']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
