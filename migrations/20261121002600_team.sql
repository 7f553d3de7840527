/* People who are asked to join a business, what each member wants to be told and how, and sessions that see data. */
create table public.invitations (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  email text not null constraint invitations_email_lower check (email = lower(email) and length(email) <= 254),
  role text not null constraint invitations_role_known check (role in ('owner', 'manager', 'viewer')),
  token_hash text not null constraint invitations_token_once unique,
  state text not null default 'pending' constraint invitations_state_known check (state in
    ('pending', 'accepted', 'revoked')),
  invited_by uuid references auth.users on delete set null,
  accepted_by uuid references auth.users on delete set null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
create index invitations_business_id on public.invitations (business_id, created_at desc);
create unique index invitations_pending_once on public.invitations (business_id, email) where state = 'pending';

/*
 * What a member wants to be told, by group of notifications (private.notification_group). Without a row the defaults of
 * the role hold (lib/domain/notifications). quiet_from and quiet_to are wall-clock times of the business.
 */
create table public.member_preferences (
  business_id uuid not null references public.businesses on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  hidden_groups text[],
  email_groups text[],
  text_groups text[],
  mobile text constraint member_preferences_mobile_e164 check (mobile ~ '^\+[1-9][0-9]{6,14}$'),
  quiet_from time,
  quiet_to time,
  digest_hour smallint constraint member_preferences_digest_hour check (digest_hour between -1 and 23),
  read_before timestamptz,
  updated_at timestamptz not null default now(),
  primary key (business_id, user_id),
  constraint member_preferences_quiet_both check ((quiet_from is null) = (quiet_to is null))
);
create index member_preferences_user_id on public.member_preferences (user_id);

/* What a member has read; anything before member_preferences.read_before counts as read. */
create table public.notification_reads (
  business_id uuid not null references public.businesses on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  notification_id uuid not null references public.notifications on delete cascade,
  read_at timestamptz not null default now(),
  primary key (notification_id, user_id)
);
create index notification_reads_business_id on public.notification_reads (business_id, user_id);
create index notification_reads_user_id on public.notification_reads (user_id);

/* One row a member and local day: what makes the daily digest come once. */
create table public.digests (
  business_id uuid not null references public.businesses on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  day date not null,
  queued_at timestamptz not null default now(),
  primary key (business_id, user_id, day)
);
create index digests_user_id on public.digests (user_id);

/*
 * Whether the session that asks may see data: it has not been ended, and it gave the second factor if its person has
 * one. Security definer: auth is closed to everybody else.
 */
create function private.is_session_good() returns boolean
language sql stable security definer set search_path = ''
as $$
  select ((select auth.jwt() ->> 'aal') = 'aal2' or not exists (
      select from auth.mfa_factors where user_id = (select auth.uid()) and status = 'verified'))
    and ((select auth.jwt() ->> 'session_id') is null or exists (
      select from auth.sessions where id::text = (select auth.jwt() ->> 'session_id')
        and user_id = (select auth.uid())));
$$;
grant execute on function private.is_session_good to authenticated;

/*
 * The businesses of the signed-in person; none while their session may see nothing. Every policy of members stands on
 * it. Security definer: it reads memberships for policies, memberships' own among them.
 */
create or replace function private.my_business_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select memberships.business_id from public.memberships
  where memberships.user_id = (select auth.uid()) and (select private.is_session_good());
$$;

/*
 * The channel of a business has a name that changes when somebody leaves: whoever listened with the old name hears
 * nothing more, whatever they hold open. The server checks a channel's rights only when it is joined.
 */
alter table public.businesses add column live_key uuid not null default gen_random_uuid();

create function private.live_topic(p_business_id uuid) returns text
language sql stable set search_path = ''
as $$
  select 'business:' || id || ':' || live_key from public.businesses where id = p_business_id;
$$;

create or replace function private.broadcast_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
/* Security definer: members may listen on realtime.messages, only this trigger may write there. */
begin
  perform realtime.send(
    jsonb_build_object('kind', tg_argv[0], 'id', to_jsonb(new) ->> tg_argv[1]),
    'changed', private.live_topic(new.business_id), true);
  return null;
end;
$$;

/* The channels that the signed-in person may join. */
create function private.my_live_topics() returns setof text
language sql stable security definer set search_path = ''
as $$
  select private.live_topic(ids) from private.my_business_ids() as ids;
$$;
grant execute on function private.my_live_topics to authenticated;

drop policy "members hear the channel of their business" on realtime.messages;
create policy "members hear the channel of their business" on realtime.messages for select to authenticated
  using (
    extension = 'broadcast'
    and (select realtime.topic()) = any (array(select private.my_live_topics()))
  );

/* Tells everybody who listens that the channel moves, and moves it. Security definer: as broadcast_change. */
create function private.move_live_channel() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_topic text := private.live_topic(old.business_id);
begin
  if v_topic is not null then
    perform realtime.send('{}'::jsonb, 'moved', v_topic, true);
    update public.businesses set live_key = gen_random_uuid() where id = old.business_id;
  end if;
  return null;
end;
$$;
create trigger memberships_move_channel after delete on public.memberships
  for each row execute function private.move_live_channel();

/* Which choice of a member a notification falls under. */
create function private.notification_group(p_kind text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when p_kind in ('booked', 'rescheduled', 'cancelled') then 'bookings'
    when p_kind = 'message' or p_kind like 'emergency%' then 'messages'
    when p_kind = 'text' then 'texts'
    when p_kind in ('missed', 'failed') then 'missed'
    when p_kind = 'vip_call' then 'vip'
    when p_kind = 'calendar_disconnected' then 'calendar_lost'
    when p_kind like 'calendar%' then 'calendar_changes'
    else 'account'
  end;
$$;
grant execute on function private.notification_group to authenticated;

/* A notification that somebody wants to hear of by mail or text becomes a job, in the same transaction. */
create function private.tell_members() returns trigger
language plpgsql security definer set search_path = ''
as $$
/* Security definer: whoever writes a notification need not see what members prefer. */
begin
  if exists (select from public.member_preferences
      where business_id = new.business_id
        and (private.notification_group(new.kind) = any (text_groups)
          or private.notification_group(new.kind) = any (email_groups))) then
    perform private.add_job(new.business_id, 'tell_members', 'tell_members:' || new.id,
      jsonb_build_object('notification_id', new.id), new.created_at, 3);
  end if;
  return null;
end;
$$;
create trigger notifications_tell_members after insert on public.notifications
  for each row execute function private.tell_members();

alter table public.invitations enable row level security;
alter table public.member_preferences enable row level security;
alter table public.notification_reads enable row level security;
alter table public.digests enable row level security;
/* The hash of a token is for the server alone. */
grant select (id, business_id, email, role, state, invited_by, accepted_by, expires_at, created_at, settled_at)
  on public.invitations to authenticated;
grant select on public.member_preferences, public.notification_reads, public.digests to authenticated;
create policy "members see the invitations of their businesses" on public.invitations for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));
create policy "members see their own preferences" on public.member_preferences for select to authenticated
  using (business_id = any (array(select private.my_business_ids())) and user_id = (select auth.uid()));
create policy "members see what they have read" on public.notification_reads for select to authenticated
  using (business_id = any (array(select private.my_business_ids())) and user_id = (select auth.uid()));
create policy "members see their own digests" on public.digests for select to authenticated
  using (business_id = any (array(select private.my_business_ids())) and user_id = (select auth.uid()));
