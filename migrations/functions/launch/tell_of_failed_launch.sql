/*
 * Tells the owners, here and by mail, that their launch has stopped: they may have closed its page long ago. Once for
 * each run that was queued, however often its job comes.
 */
create or replace function private.tell_of_failed_launch(
  p_step public.launch_steps, p_reason text, p_advice text, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.notifications (business_id, key, kind, title, body, is_urgent, created_at)
  values (p_step.business_id, format('launch_failed:%s:%s', p_step.step, p_step.queued), 'launch_failed',
    'Your launch has stopped and needs you',
    concat_ws(' ', case p_step.step when 'customer' then 'Your account:' when 'subscription' then 'Payment:'
      when 'number' then 'Your number:' when 'messaging' then 'Text messages:' when 'receptionist' then 'Your receptionist:'
      when 'linking' then 'Connection:' end, p_reason, p_advice), true, p_now)
  on conflict on constraint notifications_key_once do nothing
  returning id into v_id;
  if v_id is not null then
    perform private.add_job(p_step.business_id, 'email_owner', 'email_owner:message:' || v_id,
      jsonb_build_object('kind', 'message', 'notification_id', v_id), p_now, 2);
  end if;
end;
$$;

/* A step whose job is a dead letter has failed, unless it has come to an end or waits for somebody by its own words. */
create or replace function private.bury_launch_step(p_business_id uuid, p_launch_step text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if exists (select from public.launch_steps where business_id = p_business_id and step = p_launch_step
      and (state = 'running' or state = 'waiting' and reason is null)) then
    perform app.settle_launch_step(p_business_id, p_launch_step, 'failed', 'Something went wrong on our side.',
      'Our staff have been told. Try this step again; nothing is bought or charged twice.', '{}', p_now);
  end if;
end;
$$;
