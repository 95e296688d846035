-- The order in which waiting jobs run, and which of them are held back. Jobs that wait already keep their order.

ALTER TABLE jobs ADD COLUMN position INTEGER NOT NULL DEFAULT 0;  -- of queued jobs, order only; gaps are normal
ALTER TABLE jobs ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
UPDATE jobs SET position = ranked.place
  FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS place FROM jobs) AS ranked
  WHERE ranked.id = jobs.id;
DROP INDEX jobs_by_state;
CREATE INDEX jobs_in_order ON jobs (state, position);
