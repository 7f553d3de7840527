/* Businesses, the people who sign in for them, and platform staff. */
create table public.businesses (
  id uuid primary key default private.uuid_v7(),
  name text not null constraint businesses_name_length check (length(name) between 1 and 120),
  trade text not null default 'general' constraint businesses_trade_known check (trade in
    ('hvac', 'plumbing', 'roofing', 'painting', 'electrical', 'cleaning', 'landscaping', 'salon', 'clinic', 'general')),
  time_zone text not null,
  status text not null default 'onboarding' constraint businesses_status_known check (status in
    ('onboarding', 'active', 'paused', 'past_due', 'suspended', 'closed')),
  phone text,
  email text,
  website text,
  address text,
  description text,
  language text not null default 'en' constraint businesses_language_known check (language in ('en', 'es')),
  greeting text,
  needs_address boolean not null default true,
  lead_minutes int not null default 120 constraint businesses_lead_range check (lead_minutes between 0 and 20160),
  step_minutes int not null default 30 constraint businesses_step_range check (step_minutes between 5 and 240),
  horizon_days int not null default 60 constraint businesses_horizon_range check (horizon_days between 1 and 365),
  cancel_grace_minutes int not null default 60
    constraint businesses_grace_range check (cancel_grace_minutes between 0 and 10080),
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger businesses_touch before update on public.businesses
  for each row execute function private.touch_updated_at();

create table public.memberships (
  business_id uuid not null references public.businesses on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  role text not null constraint memberships_role_known check (role in ('owner', 'manager', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (business_id, user_id)
);
create index memberships_user_id on public.memberships (user_id);

create table public.staff (
  user_id uuid primary key references auth.users on delete cascade,
  role text not null constraint staff_role_known check (role in ('admin', 'support')),
  created_at timestamptz not null default now()
);

/*
 * The businesses of the signed-in person. Security definer: it reads memberships for policies, memberships' own among
 * them, which would otherwise call themselves. The set form is read once per statement, not once per row.
 */
create function private.my_business_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select memberships.business_id from public.memberships where memberships.user_id = (select auth.uid());
$$;
grant execute on function private.my_business_ids to authenticated;

/* True for platform staff who signed in with a second factor. Security definer: staff is closed to everybody else. */
create function private.is_staff() returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((select auth.jwt() ->> 'aal') = 'aal2', false)
    and exists (select from public.staff where staff.user_id = (select auth.uid()));
$$;
grant execute on function private.is_staff to authenticated;

alter table public.businesses enable row level security;
alter table public.memberships enable row level security;
alter table public.staff enable row level security;
grant select on public.businesses, public.memberships, public.staff to authenticated;
create policy "members see their businesses" on public.businesses for select to authenticated
  using (id = any (array(select private.my_business_ids())));
create policy "members see who belongs to their businesses" on public.memberships for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));
create policy "staff see staff" on public.staff for select to authenticated
  using ((select private.is_staff()));
