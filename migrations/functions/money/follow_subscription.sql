/*
 * What the state of its plan makes of a business (docs/decisions/0012). A business that is not live yet, or that staff
 * suspended, is left alone: its launch, or a person, decides.
 *
 * A plan that Stripe ended because payments failed counts as unpaid until its notice has run out: nothing pauses sooner
 * because a card is tried four times in a week.
 */
create or replace function private.follow_subscription(
  p_business_id uuid, p_status text, p_is_lapsed boolean, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_business public.businesses;
  v_episode public.dunning_episodes;
begin
  select * into v_business from public.businesses where id = p_business_id for no key update;
  select * into v_episode from public.dunning_episodes where business_id = p_business_id and ended_at is null;
  if p_status in ('active', 'trialing') then
    perform private.restore_service(v_business, v_episode, p_now);
  elsif p_status in ('past_due', 'unpaid', 'paused')
      or (p_status = 'canceled' and p_is_lapsed and v_episode.paused_at is null) then
    if v_business.status in ('active', 'past_due') and v_episode.id is null then
      perform private.open_dunning(v_business, p_now);
    end if;
  elsif p_status = 'canceled' then
    perform private.end_service(v_business, v_episode, p_now);
  end if;
end;
$$;

/* The first day of an unpaid plan: the business is past due, its owners are mailed and told. */
create or replace function private.open_dunning(p_business public.businesses, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid := private.uuid_v7();
begin
  insert into public.dunning_episodes (id, business_id, began_at, pauses_at)
  values (v_id, p_business.id, p_now, private.next_nine(p_now + interval '336 hours', p_business.time_zone));
  update public.businesses set status = 'past_due' where id = p_business.id;
  perform private.queue_dunning_notice(v_id, p_business.id, 'day_0', p_now);
  perform private.tell_of_service(p_business.id, 'payment_failed:' || v_id, 'payment_failed', 'The last payment failed',
    'Calls are answered and booked as before. Pay or change the card, so that it stays so.', p_now);
end;
$$;

/* Everything is back at once: the plan is paid, or there is a new one. */
create or replace function private.restore_service(
  p_business public.businesses, p_episode public.dunning_episodes, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_is_back boolean := p_business.status in ('past_due', 'paused')
    or (p_business.status = 'suspended' and p_business.suspended_for = 'plan_ended');
begin
  update public.dunning_episodes set ended_at = p_now, outcome = 'paid' where id = p_episode.id;
  if v_is_back then
    update public.businesses set status = 'active', suspended_for = null where id = p_business.id;
    perform private.tell_of_service(p_business.id, 'service_restored:' || coalesce(p_episode.id::text, p_now::text),
      'service_restored', 'Thank you, your plan is paid', 'Bookings, texts and calls go on as before.', p_now);
  end if;
end;
$$;

/* The plan is over: nothing is booked or charged any more, callers leave messages, emergencies are passed on. */
create or replace function private.end_service(
  p_business public.businesses, p_episode public.dunning_episodes, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.dunning_episodes set ended_at = p_now, outcome = 'plan_ended' where id = p_episode.id;
  if p_business.status in ('active', 'past_due', 'paused') then
    update public.businesses set status = 'suspended', suspended_for = 'plan_ended' where id = p_business.id;
    perform private.tell_of_service(p_business.id, 'plan_ended:' || p_now, 'plan_ended', 'Your plan has ended',
      'Callers can leave messages and emergencies are passed on. Nothing is booked or charged. Choose a plan to go on.',
      p_now);
  end if;
end;
$$;

/* One notification about the service, and a line in the audit log. */
create or replace function private.tell_of_service(
  p_business_id uuid, p_key text, p_kind text, p_title text, p_body text, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.notifications (business_id, key, kind, title, body, created_at)
  values (p_business_id, p_key, p_kind, p_title, p_body, p_now) on conflict do nothing;
  insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'system', 'service.' || p_kind, 'business', p_business_id::text, p_now);
end;
$$;
