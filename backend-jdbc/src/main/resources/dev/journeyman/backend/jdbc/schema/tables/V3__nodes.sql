-- What nodes share out among them. A row proposes, and gives no right: who may append is said by lease alone.

-- One row a workflow that waits for a node or has one, and one a project to look for such; columns as db-scheduler wants them.
create table scheduled_task (
  task_name varchar(600) not null,
  task_instance varchar(100) not null,
  task_data varchar(1),
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_task_by_time on scheduled_task (execution_time);
create index scheduled_task_by_heartbeat on scheduled_task (last_heartbeat);

-- Up to where the inbox of a workflow that rests was looked at by a node.
create table heard (
  workflow varchar(64) not null primary key,
  position bigint not null
);
