-- What a journal says, for people and their tools; nothing in Journeyman reads these.

-- Each entry with what it is.
create view event as
select
  workflow,
  sequence,
  (record::json ->> 'parent')::bigint as parent,
  (record::json ->> 'at')::timestamptz as happened_at,
  record::json ->> 'scope' as scope,
  record::json ->> 'call' as call,
  record::json -> 'event' ->> 'type' as type,
  record::json -> 'event' as event
from journal;

-- What phases made: one row an artifact.
create view phase_output as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  split_part(e.scope, '#', 1) as phase,
  e.scope,
  a.value ->> 'name' as artifact,
  a.value ->> 'type' as type,
  a.value -> 'value' as value
from event e
cross join lateral json_array_elements(e.event -> 'artifacts') as a (value)
where e.type = 'PhaseDone';

-- Where a workflow can be rolled back to: 'journeyman rollback ID --to SEQUENCE'.
create view checkpoint as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  e.scope,
  case e.type
    when 'Started' then 'start'
    when 'PhaseDone' then 'after ' || split_part(e.scope, '#', 1)
    when 'Merged' then 'merged ' || (e.event ->> 'what')
    when 'Asked' then 'question in ' || e.scope
    when 'Intent' then 'before ' || (e.event -> 'action' ->> 'name')
    else lower(e.event ->> 'status')
  end as name,
  e.event ->> 'tree' as tree,
  -- Whether a rollback took it off the timeline, which is the chain of parents from the newest entry.
  not exists (
    with recursive timeline (sequence, parent) as (
      (select n.sequence, n.parent from event n where n.workflow = e.workflow order by n.sequence desc limit 1)
      union all
      select n.sequence, n.parent
      from timeline t
      join event n on n.workflow = e.workflow and n.sequence = t.parent
      where t.sequence > e.sequence
    )
    select 1 from timeline t where t.sequence = e.sequence
  ) as rolled_back
from event e
where e.type in ('Started', 'PhaseDone', 'Merged', 'Asked', 'Intent')
  or e.type = 'StatusChanged' and e.event ->> 'status' <> 'RUNNING';

-- What agents were asked, what they did and what it used.
create view agent_log as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  e.scope,
  e.call,
  e.type,
  e.event ->> 'agent' as agent,
  e.event ->> 'role' as role,
  e.event -> 'action' ->> 'type' as action,
  e.event -> 'action' ->> 'model' as model,
  (e.event -> 'used' ->> 'inputTokens')::bigint as input_tokens,
  (e.event -> 'used' ->> 'outputTokens')::bigint as output_tokens,
  (e.event -> 'used' ->> 'microDollars')::bigint as micro_dollars,
  coalesce(e.event ->> 'summary', e.event -> 'failure' ->> 'message') as summary
from event e
where e.type in ('AskOpened', 'AskDone', 'AskFailed')
  or e.type in ('StepDone', 'StepFailed', 'TryFailed') and e.scope like '%/ask:%';

-- What happened to a workflow as a whole: its owners, states, signals, questions, rollbacks.
create view session_log as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  e.type,
  coalesce(
    e.event ->> 'status',
    e.event ->> 'name',
    e.event -> 'signal' ->> 'type',
    e.event -> 'question' ->> 'title',
    e.event ->> 'phase',
    e.event ->> 'to',
    e.event ->> 'text') as what,
  coalesce(e.event ->> 'reason', e.event ->> 'by') as detail
from event e
where e.type in ('Started', 'Owner', 'Received', 'Ignored', 'StatusChanged', 'Cleaned', 'Suspended', 'LimitNear',
  'RetryStarted', 'RetryGranted', 'RedoStarted', 'RollbackStarted', 'Undone', 'RolledBack', 'Asked', 'Answered',
  'PhaseStarted', 'PhaseDone', 'PhaseFailed');
