-- The configuration, in the form of journeyman.yaml and with secrets masked, of who last opened the project.
alter table project add column configuration text not null default '';

alter table work_item add column phase varchar(200) not null default '';
-- One JSON object of texts: read with the row, so that lists and claims need no further query.
alter table work_item add column metadata text not null default '{}';
