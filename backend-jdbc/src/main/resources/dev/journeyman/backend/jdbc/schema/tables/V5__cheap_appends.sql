-- Each append changes when its workflow was touched: an index with that in it had to be written each time.
create index workflow_by_status on workflow (project, status);
drop index workflow_by_time;
