-- The Jakarta Batch job repository: the tables that the server's batch runtime expects, with the indexes its own DDL
-- lacks (without them each start costs more as history grows).
create table batch.jobinstancedata (
  jobinstanceid serial primary key,
  name varchar(512),
  apptag varchar(512)
);
create table batch.executioninstancedata (
  jobexecid serial primary key,
  jobinstanceid bigint not null references batch.jobinstancedata (jobinstanceid),
  createtime timestamp,
  starttime timestamp,
  endtime timestamp,
  updatetime timestamp,
  parameters bytea,
  batchstatus varchar(512),
  exitstatus varchar(512)
);
create index executioninstancedata_instance on batch.executioninstancedata (jobinstanceid);
create table batch.stepexecutioninstancedata (
  stepexecid serial primary key,
  jobexecid bigint not null references batch.executioninstancedata (jobexecid),
  batchstatus varchar(512),
  exitstatus varchar(512),
  stepname varchar(512),
  readcount integer,
  writecount integer,
  commitcount integer,
  rollbackcount integer,
  readskipcount integer,
  processskipcount integer,
  filtercount integer,
  writeskipcount integer,
  starttime timestamp,
  endtime timestamp,
  persistentdata bytea
);
create index stepexecutioninstancedata_execution on batch.stepexecutioninstancedata (jobexecid);
create table batch.jobstatus (
  id bigint not null references batch.jobinstancedata (jobinstanceid),
  obj bytea
);
create index jobstatus_id on batch.jobstatus (id);
create table batch.stepstatus (
  id bigint not null references batch.stepexecutioninstancedata (stepexecid),
  obj bytea
);
create index stepstatus_id on batch.stepstatus (id);
create table batch.checkpointdata (
  id varchar(512),
  obj bytea
);
create index checkpointdata_id on batch.checkpointdata (id);
