-- What a journal says, for people and their tools; nothing in Journeyman reads these. Parts of a record are JSON.

-- Each entry with what it is.
create view event as
select
  workflow,
  sequence,
  cast(cast((record format json)."parent" as varchar) as bigint) as parent,
  trim(both '"' from cast((record format json)."at" as varchar)) as happened_at,
  trim(both '"' from cast((record format json)."scope" as varchar)) as scope,
  trim(both '"' from cast((record format json)."call" as varchar)) as call,
  trim(both '"' from cast((record format json)."event"."type" as varchar)) as type,
  (record format json)."event" as event
from journal;

-- What phases made: one row an artifact, of the first ten of a phase.
create view phase_output as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  regexp_replace(e.scope, '#.*', '') as phase,
  e.scope,
  trim(both '"' from cast((e.event)."artifacts"[n.x]."name" as varchar)) as artifact,
  trim(both '"' from cast((e.event)."artifacts"[n.x]."type" as varchar)) as type,
  (e.event)."artifacts"[n.x]."value" as "VALUE"
from event e
cross join system_range(1, 10) as n
where e.type = 'PhaseDone' and (e.event)."artifacts"[n.x] is not null;

-- Where a workflow could be rolled back to: 'journeyman rollback ID --to SEQUENCE'.
create view checkpoint as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  e.scope,
  case e.type
    when 'Started' then 'start'
    when 'PhaseDone' then 'after ' || regexp_replace(e.scope, '#.*', '')
    when 'Merged' then 'merged ' || trim(both '"' from cast((e.event)."what" as varchar))
    when 'Asked' then 'question in ' || e.scope
    when 'Intent' then 'before ' || trim(both '"' from cast((e.event)."action"."name" as varchar))
    else lower(trim(both '"' from cast((e.event)."status" as varchar)))
  end as name,
  trim(both '"' from cast((e.event)."tree" as varchar)) as tree
from event e
where e.type in ('Started', 'PhaseDone', 'Merged', 'Asked', 'Intent')
  or e.type = 'StatusChanged' and cast((e.event)."status" as varchar) <> '"RUNNING"';

-- What agents were asked, what they did and what it used.
create view agent_log as
select
  e.workflow,
  e.sequence,
  e.happened_at,
  e.scope,
  e.call,
  e.type,
  trim(both '"' from cast((e.event)."agent" as varchar)) as agent,
  trim(both '"' from cast((e.event)."role" as varchar)) as role,
  trim(both '"' from cast((e.event)."action"."type" as varchar)) as action,
  trim(both '"' from cast((e.event)."action"."model" as varchar)) as model,
  cast(cast((e.event)."used"."inputTokens" as varchar) as bigint) as input_tokens,
  cast(cast((e.event)."used"."outputTokens" as varchar) as bigint) as output_tokens,
  cast(cast((e.event)."used"."microDollars" as varchar) as bigint) as micro_dollars,
  trim(both '"' from cast(coalesce((e.event)."summary", (e.event)."failure"."message") as varchar)) as summary
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
  trim(both '"' from cast(coalesce(
    (e.event)."status",
    (e.event)."name",
    (e.event)."signal"."type",
    (e.event)."question"."title",
    (e.event)."phase",
    (e.event)."to",
    (e.event)."text") as varchar)) as what,
  trim(both '"' from cast(coalesce((e.event)."reason", (e.event)."by") as varchar)) as detail
from event e
where e.type in ('Started', 'Owner', 'Received', 'Ignored', 'StatusChanged', 'Cleaned', 'Suspended', 'LimitNear',
  'RetryStarted', 'RetryGranted', 'RedoStarted', 'RollbackStarted', 'Undone', 'RolledBack', 'Asked', 'Answered',
  'PhaseStarted', 'PhaseDone', 'PhaseFailed');
