/*
 * Adds one effect to the outbox, in the transaction of its cause. The key makes a repeat of the cause add nothing.
 * plpgsql keeps its plan.
 */
create or replace function private.add_job(
  p_business_id uuid, p_kind text, p_key text, p_payload jsonb,
  p_run_at timestamptz, p_priority int default 5
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.jobs (business_id, kind, key, payload, run_at, priority)
  values (p_business_id, p_kind, p_key, p_payload, p_run_at, p_priority)
  on conflict (key) do nothing;
end;
$$;
