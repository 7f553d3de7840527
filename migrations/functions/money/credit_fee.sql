/*
 * Gives a fee back. One that Stripe has not seen is waived here; otherwise the credit_fee job does it there.
 */
create or replace function private.credit_fee(p_appointment_id uuid, p_reason text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_fee public.fees;
begin
  select * into v_fee from public.fees where appointment_id = p_appointment_id for update;
  if not found or v_fee.state in ('waived', 'credited') then
    return;
  end if;
  if v_fee.state = 'pending' and v_fee.stripe_invoice_id is null then
    perform app.settle_fee(v_fee.id, 'waived', null, null, p_reason, p_now);
  else
    perform private.add_job(v_fee.business_id, 'credit_fee', 'credit_fee:' || v_fee.id,
      jsonb_build_object('fee_id', v_fee.id, 'reason', p_reason), p_now, 6);
  end if;
end;
$$;
