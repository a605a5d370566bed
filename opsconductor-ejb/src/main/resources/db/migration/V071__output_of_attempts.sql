-- Which attempt of its task wrote it: later steps are given what the last one wrote. Null in rows from before.
alter table automation.output add column attempt int;
