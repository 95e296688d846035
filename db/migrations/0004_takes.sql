-- Songs that grow hop by hop: how they grow, the tree of their takes, and what is being made for them.

CREATE TABLE take_sessions (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  created_at TEXT NOT NULL,
  request TEXT NOT NULL,       -- JSON of the first step
  hop_seconds REAL NOT NULL CHECK (hop_seconds > 0),
  candidates INTEGER NOT NULL CHECK (candidates BETWEEN 2 AND 9),
  current_take TEXT REFERENCES takes (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE takes (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES take_sessions (id) ON DELETE CASCADE,
  parent_id TEXT REFERENCES takes (id) ON DELETE CASCADE,
  sample_id TEXT NOT NULL,     -- the folder of the sample holds its codes, seed and settings
  job_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  chosen_at TEXT,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  UNIQUE (session_id, sample_id)
) STRICT;
CREATE INDEX takes_by_parent ON takes (parent_id);

CREATE TABLE take_jobs (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES take_sessions (id) ON DELETE CASCADE,
  parent_id TEXT REFERENCES takes (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('grow', 'upsample')),
  request TEXT NOT NULL,
  job_id TEXT                  -- NULL until the queue has it
) STRICT;
CREATE INDEX take_jobs_by_session ON take_jobs (session_id);
