/*
 * Conversations by text, how a business wants to text, and addresses that must not be mailed. Texts get what the gate,
 * the words and the bill of each kind need.
 */
create table public.conversations (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  customer_number text not null,
  customer_id uuid references public.customers on delete set null,
  state text not null default 'receptionist' constraint conversations_state_known check (state in
    ('receptionist', 'person', 'closed')),
  /* Who took over; null while the receptionist answers. */
  member_id uuid references auth.users on delete set null,
  language text constraint conversations_language_known check (language in ('en', 'es')),
  /* A question of ours whose answer is read as such, and when it was asked. */
  pending text constraint conversations_pending_known check (pending in ('cancel_meaning')),
  pending_at timestamptz,
  /* What the receptionist knows, as the brain left it. */
  brain jsonb,
  brain_at timestamptz,
  /* Counts every change of state, so that a turn worked out on an old state is not kept. */
  turn int not null default 0,
  last_message_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  constraint conversations_number_once unique (business_id, customer_number)
);
create index conversations_newest on public.conversations (business_id, last_message_at desc, id desc);
create index conversations_customer_id on public.conversations (customer_id);
create index conversations_member_id on public.conversations (member_id);

/* How a business wants to text. A business without a row has the defaults. */
create table public.messaging_settings (
  business_id uuid primary key references public.businesses on delete cascade,
  sends_reminders boolean not null default true,
  sends_text_backs boolean not null default true,
  /* Every completed job is asked for a review, or none (16 CFR 465). */
  review_url text constraint messaging_settings_review_url_form check (review_url ~ '^https://[^\s]{3,200}$'),
  answers_texts boolean not null default true,
  daily_cap_cents int not null default 1000
    constraint messaging_settings_cap_range check (daily_cap_cents between 0 and 1000000),
  updated_at timestamptz not null default now()
);
create trigger messaging_settings_touch before update on public.messaging_settings
  for each row execute function private.touch_updated_at();

/* Addresses that bounced for good or complained. Platform-wide: all mail leaves from one domain. */
create table public.email_suppressions (
  address text primary key constraint email_suppressions_lower check (address = lower(address)),
  reason text not null constraint email_suppressions_reason_known check (reason in ('bounced', 'complained', 'suppressed')),
  detail text,
  created_at timestamptz not null default now()
);

alter table public.messages
  add column conversation_id uuid references public.conversations on delete set null,
  add column appointment_revision int,
  add column language text constraint messages_language_known check (language in ('en', 'es')),
  /* What the words of the kind need: words, code, minutes, url. */
  add column params jsonb not null default '{}',
  /* Pictures of an inbound text: [{url, content_type}], links of the carrier. */
  add column media jsonb,
  add column segments int,
  add column cost_cents numeric(10, 4),
  /* Inbound: when it was answered, or nobody had to answer any more. */
  add column answered_at timestamptz,
  /* Inbound: what the receptionist is to hear instead of the body. */
  add column heard text,
  /* The member who wrote it. */
  add column author_id uuid references auth.users on delete set null,
  drop constraint messages_kind_known,
  add constraint messages_kind_known check (kind in ('confirmation', 'reminder_24h', 'reminder_2h', 'reschedule_notice',
    'cancel_notice', 'text_back', 'on_my_way', 'review_request', 'person_reply', 'receptionist_reply', 'owner_alert',
    'verification_code', 'opt_out_confirmation', 'opt_in_confirmation', 'cancel_question', 'help', 'inbound'));
create index messages_conversation_id on public.messages (conversation_id, created_at);
create index messages_unanswered on public.messages (conversation_id, created_at, id)
  where direction = 'inbound' and answered_at is null;
create index messages_to_number on public.messages (business_id, to_number, sent_at);
create index messages_sent on public.messages (business_id, sent_at);
create index messages_author_id on public.messages (author_id);
create index calls_ended on public.calls (ended_at) where status = 'ended';
create index appointments_upcoming on public.appointments (starts_at) where status = 'confirmed';
create index appointments_completed on public.appointments (ends_at) where status = 'completed';

alter table public.messaging_registrations
  drop constraint messaging_registrations_state_known,
  add constraint messaging_registrations_state_known check (state in
    ('not_started', 'submitted', 'approved', 'rejected', 'suspended'));

create trigger conversations_broadcast after insert or update of state, last_message_at on public.conversations
  for each row execute function private.broadcast_change('conversation', 'id');

do $$
declare
  name text;
begin
  foreach name in array array['conversations', 'messaging_settings']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
/* What the brain keeps in mid-conversation is for the server alone. */
grant select (id, business_id, customer_number, customer_id, state, member_id, language, pending, pending_at,
  last_message_at, created_at) on public.conversations to authenticated;
grant select on public.messaging_settings to authenticated;

alter table public.email_suppressions enable row level security;
grant select on public.email_suppressions to authenticated;
create policy "staff see the email suppressions" on public.email_suppressions for select to authenticated
  using ((select private.is_staff()));

/* A code proves who holds a phone; whoever could read it here would need no phone. */
drop policy "members see the messages of their businesses" on public.messages;
create policy "members see the messages of their businesses" on public.messages for select to authenticated
  using (business_id = any (array(select private.my_business_ids())) and kind <> 'verification_code');
