-- What a queued execution waits for is found when it is read; nothing ever wrote it here.
alter table automation.execution drop column waiting_code, drop column waiting_message;
