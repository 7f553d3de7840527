/* Makes the choice of texts of a business what p_value says. Without a review link nobody is asked for a review. */
create or replace function private.write_texts(p_business_id uuid, p_value jsonb)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.messaging_settings as settings (business_id, sends_reminders, sends_late_reminders,
    sends_text_backs, answers_texts, review_url)
  values (p_business_id, (p_value ->> 'remindsDayBefore')::boolean, (p_value ->> 'remindsHoursBefore')::boolean,
    (p_value ->> 'textsBack')::boolean, (p_value ->> 'answersTexts')::boolean, nullif(p_value ->> 'reviewUrl', ''))
  on conflict (business_id) do update set sends_reminders = excluded.sends_reminders,
    sends_late_reminders = excluded.sends_late_reminders, sends_text_backs = excluded.sends_text_backs,
    answers_texts = excluded.answers_texts, review_url = excluded.review_url;
$$;

/* The same as its form has it, and how it stands for a business that never chose. */
create or replace function private.read_texts(p_business_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('remindsDayBefore', coalesce(settings.sends_reminders, true),
    'remindsHoursBefore', coalesce(settings.sends_late_reminders, true),
    'textsBack', coalesce(settings.sends_text_backs, true), 'answersTexts', coalesce(settings.answers_texts, true),
    'reviewUrl', coalesce(settings.review_url, ''))
  from (values (p_business_id)) as asked (business_id)
  left join public.messaging_settings settings on settings.business_id = asked.business_id;
$$;
grant execute on function private.read_texts to authenticated;
