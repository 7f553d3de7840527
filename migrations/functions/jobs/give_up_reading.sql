/*
 * Ends the reading of a website or of a list of customers whose job is a dead letter, for the page must not wait for what
 * will never come. What was read in of a list stays.
 */
create or replace function private.give_up_reading(p_job public.jobs, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if p_job.kind = 'read_website' then
    update public.website_imports
    set state = 'failed', failure = 'The website could not be read. Try again.', finished_at = p_now
    where business_id = p_job.business_id and id::text = p_job.payload ->> 'import_id' and state in ('queued', 'reading');
  elsif p_job.kind = 'import_customers' then
    update public.customer_imports
    set state = 'failed', finished_at = p_now,
      failure = 'The list could not be read to its end. Choose the file again; nothing is read in twice.'
    where business_id = p_job.business_id and id::text = p_job.payload ->> 'import_id' and state in ('queued', 'running');
  end if;
end;
$$;
