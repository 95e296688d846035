-- The library as first released: samples with their full-text index and tags, collections, jobs, models seen.

-- Small columns only, so that 100,000 rows can be scanned quickly; the long texts are in samples_fts and sample_json.
-- Every index that serves a list begins with "deleted", because every query decides about the trash.
CREATE TABLE samples (
  row_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL COLLATE NOCASE,
  created_at TEXT NOT NULL,
  artist TEXT NOT NULL COLLATE NOCASE,
  genre TEXT NOT NULL COLLATE NOCASE,
  model_name TEXT NOT NULL COLLATE NOCASE,
  model_version TEXT NOT NULL,
  model_hash TEXT NOT NULL,
  license TEXT NOT NULL,
  mode TEXT NOT NULL,
  seed INTEGER NOT NULL,             -- 64 bits, read as unsigned
  duration_seconds REAL NOT NULL,
  lowest_level INTEGER NOT NULL,
  top_level INTEGER NOT NULL,
  rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5),
  favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  has_lyrics INTEGER NOT NULL CHECK (has_lyrics IN (0, 1)),
  has_alignment INTEGER NOT NULL CHECK (has_alignment IN (0, 1)),
  parent_id TEXT,                    -- no foreign key: the parent may be gone for good
  job_id TEXT NOT NULL,
  tags TEXT NOT NULL,                -- one a line, for showing; searched through sample_tags
  bytes INTEGER                      -- size of the folder; NULL: not known
) STRICT;


-- Holds everything that lists filter by, so that a walk in order of time reads rows only for what it shows.
-- row_id stands third because lists are ordered by created_at, row_id.
CREATE INDEX samples_by_created ON samples (
  deleted, created_at, row_id, rating, favourite, lowest_level, duration_seconds, has_lyrics, has_alignment, model_name, mode,
  parent_id, bytes
);
CREATE INDEX samples_by_title ON samples (deleted, title);
CREATE INDEX samples_by_artist ON samples (deleted, artist);
CREATE INDEX samples_by_genre ON samples (deleted, genre);
CREATE INDEX samples_by_rating ON samples (deleted, rating, created_at);
CREATE INDEX samples_by_duration ON samples (deleted, duration_seconds);
CREATE INDEX samples_by_model ON samples (deleted, model_name);
CREATE INDEX samples_by_seed ON samples (seed);
CREATE INDEX samples_favourite ON samples (deleted, created_at) WHERE favourite = 1;
CREATE INDEX samples_by_parent ON samples (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE sample_json (
  row_id INTEGER PRIMARY KEY REFERENCES samples (row_id) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE samples_fts USING fts5 (
  title, artist, genre, lyrics, tags, notes,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE tags (
  row_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE sample_tags (
  sample_row INTEGER NOT NULL REFERENCES samples (row_id) ON DELETE CASCADE,
  tag_row INTEGER NOT NULL REFERENCES tags (row_id) ON DELETE CASCADE,
  PRIMARY KEY (sample_row, tag_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_tags_by_tag ON sample_tags (tag_row);

CREATE TABLE collections (
  row_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE collection_samples (
  collection_row INTEGER NOT NULL REFERENCES collections (row_id) ON DELETE CASCADE,
  sample_row INTEGER NOT NULL REFERENCES samples (row_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,         -- order only; gaps are normal
  PRIMARY KEY (collection_row, sample_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_samples_in_order ON collection_samples (collection_row, position);
CREATE INDEX collection_samples_by_sample ON collection_samples (sample_row);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  created_at TEXT NOT NULL,
  json TEXT NOT NULL                 -- as in job.json; its state equals the column
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_by_state ON jobs (state, created_at);
CREATE INDEX jobs_by_created ON jobs (created_at);

CREATE TABLE models_seen (
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  weights_hash TEXT NOT NULL,
  license TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  PRIMARY KEY (name, version, weights_hash)
) STRICT, WITHOUT ROWID;
