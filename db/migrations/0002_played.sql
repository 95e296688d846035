-- Whether a sample has been listened to, so that the studio can mark and list what is still unheard.

ALTER TABLE samples ADD COLUMN played INTEGER NOT NULL DEFAULT 0 CHECK (played IN (0, 1));
CREATE INDEX samples_unplayed ON samples (deleted, created_at) WHERE played = 0;
