-- Tables of Journeyman, on PostgreSQL and on H2. Times are the database's.

create table project (
  name varchar(500) not null primary key,
  -- Where it was cloned from, or machine and path.
  repository text not null,
  last_change bigint not null default 0,
  created_at timestamp(6) with time zone not null default current_timestamp
);

-- The index over workflows: never truth, always what the newest append said.
create table workflow (
  id varchar(64) not null primary key,
  project varchar(500) not null references project (name),
  title text not null,
  status varchar(20) not null,
  phase varchar(200) not null,
  percent integer not null,
  open_question varchar(200),
  model_calls integer not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  micro_dollars bigint not null,
  unpriced_calls integer not null,
  sequence bigint not null,
  updated_at timestamp(6) with time zone not null,
  answer_by timestamp(6) with time zone
);
create index workflow_by_time on workflow (project, updated_at desc, id);

-- Who may append: one row a workflow, kept for ever so that epochs only grow.
create table lease (
  workflow varchar(64) not null primary key,
  epoch bigint not null,
  owner text not null,
  expires_at timestamp(6) with time zone not null
);

-- One JSON object a row, byte for byte as it was written; its hash covers the hash before it.
create table journal (
  workflow varchar(64) not null,
  sequence bigint not null,
  epoch bigint not null,
  record text not null,
  hash char(64) not null,
  recorded_at timestamp(6) with time zone not null default current_timestamp,
  primary key (workflow, sequence)
);

create table inbox (
  workflow varchar(64) not null,
  position bigint not null,
  signal varchar(1000) not null,
  body text not null,
  posted_at timestamp(6) with time zone not null default current_timestamp,
  primary key (workflow, position),
  constraint inbox_signal_once unique (workflow, signal)
);

create table work_item (
  id varchar(1000) not null primary key,
  project varchar(500) not null references project (name),
  title text not null,
  description text not null,
  status varchar(20) not null,
  priority varchar(10) not null,
  parent varchar(1000),
  claimed_by varchar(64),
  note text not null,
  revision bigint not null,
  change_number bigint not null,
  created_at timestamp(6) with time zone not null default current_timestamp,
  completed_at timestamp(6) with time zone,
  constraint work_item_changes unique (project, change_number)
);

create table work_item_dependency (
  item varchar(1000) not null references work_item (id) on delete cascade,
  position integer not null,
  depends_on varchar(1000) not null,
  primary key (item, position)
);

create table work_item_label (
  item varchar(1000) not null references work_item (id) on delete cascade,
  position integer not null,
  label varchar(1000) not null,
  primary key (item, position)
);

create table work_item_comment (
  item varchar(1000) not null references work_item (id) on delete cascade,
  position integer not null,
  id varchar(1000) not null,
  markdown text not null,
  created_at timestamp(6) with time zone not null default current_timestamp,
  primary key (item, position),
  constraint comment_once unique (item, id)
);
