-- Until when the ticket on the queue counts; null where none is out. Those that are out are few, and counted by the index.
alter table communication.delivery add column ticket_until timestamptz;
create index delivery_ticket on communication.delivery (ticket_until) where ticket_until is not null;
drop index communication.delivery_due;
create index delivery_due on communication.delivery (coalesce(lease_until, ticket_until, next_attempt_at))
  where state in ('queued', 'sending', 'failed');
