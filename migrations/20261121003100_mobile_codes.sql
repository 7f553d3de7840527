/*
 * A member's mobile counts once a code reached it. Numbers that were entered before there were codes keep their place,
 * without mobile_verified_at: no alert is lost, and the page says so.
 */
alter table public.member_preferences add column mobile_verified_at timestamptz,
  add constraint member_preferences_verified_mobile check (mobile is not null or mobile_verified_at is null);

/* Codes that were asked for. The code itself stands nowhere: it is worked out anew from the id and our secret. */
create table public.mobile_codes (
  id uuid primary key,
  business_id uuid not null references public.businesses on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  number text not null constraint mobile_codes_number_e164 check (number ~ '^\+[1-9][0-9]{6,14}$'),
  channel text not null constraint mobile_codes_channel_known check (channel in ('text', 'call')),
  code_hash text not null,
  state text not null default 'open' constraint mobile_codes_state_known check (state in
    ('open', 'used', 'replaced', 'failed')),
  attempts smallint not null default 0 constraint mobile_codes_attempts check (attempts between 0 and 5),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index mobile_codes_business_id on public.mobile_codes (business_id, created_at desc);
create index mobile_codes_user_id on public.mobile_codes (user_id, created_at desc);
create index mobile_codes_number on public.mobile_codes (number, created_at desc);
create unique index mobile_codes_open_once on public.mobile_codes (business_id, user_id) where state = 'open';

alter table public.mobile_codes enable row level security;
grant select (id, business_id, user_id, number, channel, state, attempts, created_at, expires_at)
  on public.mobile_codes to authenticated;
create policy "members see what codes they asked for" on public.mobile_codes for select to authenticated
  using (business_id = any (array(select private.my_business_ids())) and user_id = (select auth.uid()));
