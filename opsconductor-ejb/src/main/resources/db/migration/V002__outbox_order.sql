-- The order of a subject's events: its changes wait for each other, so their numbers rise, whereas the ids come from the
-- clocks of the nodes, which differ.
alter table platform.outbox add column seq bigint generated always as identity;
create unique index outbox_order on platform.outbox (seq);
-- Rows live for milliseconds: without early vacuuming each claim would wade through the dead.
alter table platform.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
