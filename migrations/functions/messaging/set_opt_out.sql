/* Opts a number out of one business, or back in, and keeps the words in the ledger. */
create or replace function private.set_opt_out(
  p_business_id uuid, p_number text, p_is_out boolean, p_words text, p_source text, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if p_is_out then
    insert into public.opt_outs (business_id, number, words, source, opted_out_at)
    values (p_business_id, p_number, p_words, p_source, p_now)
    on conflict (business_id, number) do nothing;
    update public.messages set state = 'blocked', block_reason = 'opted_out'
    where business_id = p_business_id and to_number = p_number and state = 'queued' and kind <> 'opt_out_confirmation';
  else
    delete from public.opt_outs where business_id = p_business_id and number = p_number;
  end if;
  insert into public.consent_events (business_id, number, purpose, kind, words, source, occurred_at)
  values (p_business_id, p_number, 'all', case when p_is_out then 'revoked' else 'granted' end, p_words, p_source, p_now);
end;
$$;

/* Queues the one answer to a command (opt_out_confirmation, help), once per text received. */
create or replace function private.queue_reply(
  p_business_id uuid, p_number text, p_kind text, p_cause_id uuid, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.messages (business_id, direction, kind, idempotency_key, to_number, state, created_at)
  values (p_business_id, 'outbound', p_kind, p_kind || ':' || p_cause_id, p_number, 'queued', p_now)
  on conflict on constraint messages_key_once do nothing
  returning id into v_id;
  if v_id is not null then
    perform private.add_job(p_business_id, 'send_text', 'send_text:' || v_id,
      jsonb_build_object('message_id', v_id), p_now, 2);
  end if;
end;
$$;
