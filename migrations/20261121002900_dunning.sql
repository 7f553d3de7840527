/* Unpaid plans: how long they have been so, which notices left, and when bookings pause. docs/decisions/0012 has the table. */

/* Who suspended a business. Only what its own plan did is undone by paying. */
alter table public.businesses add column suspended_for text
  constraint businesses_suspended_for_known check (suspended_for in ('plan_ended', 'staff'));

/*
 * When the state was read at Stripe. Two reads may be written in the wrong order: the one that was begun later stands.
 * A cancellation that is announced ends at ends_at.
 */
alter table public.subscriptions add column synced_at timestamptz;
alter table public.subscriptions add column ends_at timestamptz;

/* From the first refused payment until it is paid, or the plan ends. */
create table public.dunning_episodes (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  began_at timestamptz not null,
  /* When the last notice had left. Nothing pauses without it. */
  warned_at timestamptz,
  pauses_at timestamptz not null,
  paused_at timestamptz,
  ended_at timestamptz,
  outcome text constraint dunning_episodes_outcome_known check (outcome in ('paid', 'plan_ended')),
  constraint dunning_episodes_outcome_at_end check ((ended_at is null) = (outcome is null))
);
create index dunning_episodes_business_id on public.dunning_episodes (business_id);
create unique index dunning_episodes_open_once on public.dunning_episodes (business_id) where ended_at is null;

/* Each notice of an episode, once. sent_at stays null when no owner could be reached, or it was paid before. */
create table public.dunning_notices (
  episode_id uuid not null references public.dunning_episodes on delete cascade,
  notice text not null constraint dunning_notices_notice_known check (notice in ('day_0', 'day_3', 'day_7', 'paused')),
  business_id uuid not null references public.businesses on delete cascade,
  queued_at timestamptz not null,
  sent_at timestamptz,
  primary key (episode_id, notice)
);
create index dunning_notices_business_id on public.dunning_notices (business_id);

do $$
declare
  name text;
begin
  foreach name in array array['dunning_episodes', 'dunning_notices']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;

/* A plan that is sold no more stays readable for those who have it. */
drop policy "everyone signed in sees the offered plans" on public.plans;
create policy "members see the offered plans and the one that their business has" on public.plans
  for select to authenticated
  using (is_offered or id = any (array(select subscriptions.plan_id from public.subscriptions
    where subscriptions.business_id = any (array(select private.my_business_ids())))));

/* Pages that show a plan or its invoices read again when Stripe says something else. */
create trigger subscriptions_broadcast after update on public.subscriptions
  for each row when (old.status <> new.status or old.plan_id <> new.plan_id or old.ends_at is distinct from new.ends_at)
  execute function private.broadcast_change('subscription', 'business_id');
create trigger invoices_broadcast after insert or update of status on public.invoices
  for each row execute function private.broadcast_change('invoice', 'id');

drop function if exists app.sync_subscription(text, text, text, timestamptz, timestamptz, timestamptz);
