-- How many invitations an address was sent within a day, by whichever business.
create index invitations_email on public.invitations (email, created_at desc);

-- Whoever tries the receptionist out spends from a budget of its own: callers never lose the model because of it.
alter table public.model_spend add column purpose text not null default 'call'
  constraint model_spend_purpose_known check (purpose in ('call', 'test'));
alter table public.model_spend drop constraint model_spend_pkey;
alter table public.model_spend add primary key (business_id, day, purpose);
