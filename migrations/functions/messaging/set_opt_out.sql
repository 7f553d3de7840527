/*
 * Opts a number out of one business, or back in, and keeps the words in the ledger. What was said last counts (p_said_at),
 * in whatever order this is called; of two at the same instant, the opt-out.
 */
create or replace function private.set_opt_out(
  p_business_id uuid, p_number text, p_is_out boolean, p_words text, p_source text, p_said_at timestamptz,
  p_call_id uuid default null
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  -- Two commands of one number wait for each other, so that neither misses the other's row.
  perform pg_advisory_xact_lock(hashtextextended(p_business_id || p_number, 0));
  insert into public.consent_events (business_id, number, purpose, kind, words, source, call_id, occurred_at)
  values (p_business_id, p_number, 'all', case when p_is_out then 'revoked' else 'granted' end, left(p_words, 1000),
    p_source, p_call_id, p_said_at);
  if not p_is_out then
    delete from public.opt_outs
    where business_id = p_business_id and number = p_number and opted_out_at < p_said_at;
  elsif not exists (select from public.consent_events
      where business_id = p_business_id and number = p_number and purpose = 'all' and kind = 'granted'
        and occurred_at > p_said_at) then
    insert into public.opt_outs (business_id, number, words, source, opted_out_at)
    values (p_business_id, p_number, left(p_words, 1000), p_source, p_said_at)
    on conflict (business_id, number) do update set
      opted_out_at = greatest(opt_outs.opted_out_at, excluded.opted_out_at);
    update public.messages set state = 'blocked', block_reason = 'opted_out'
    where business_id = p_business_id and to_number = p_number and state = 'queued'
      and kind not in ('opt_out_confirmation', 'cancel_question');
  end if;
end;
$$;
