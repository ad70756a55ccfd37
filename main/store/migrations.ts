/**
 * Schema steps in order; a file's `user_version` is the number of steps it has seen. A step that has shipped
 * is never edited: add one.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE submissions (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    key_id         TEXT    NOT NULL,
    card_lookup    BLOB    NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'attention', 'discarded')),
    attempt_count  INTEGER NOT NULL DEFAULT 0,
    due_at_ms      INTEGER NOT NULL,
    created_at_ms  INTEGER NOT NULL,
    settled_at_ms  INTEGER,
    alert_unseen   INTEGER NOT NULL DEFAULT 0,
    sealed_request BLOB    NOT NULL,
    sealed_outcome BLOB
  ) STRICT;
  CREATE INDEX submissions_by_due ON submissions (state, due_at_ms, seq);
  CREATE INDEX submissions_by_card ON submissions (card_lookup, seq);

  CREATE INDEX submissions_alerting ON submissions (seq) WHERE alert_unseen = 1;

  CREATE TABLE access_level_list (
    only_row      INTEGER PRIMARY KEY CHECK (only_row = 1),
    fetched_at_ms INTEGER NOT NULL,
    levels        TEXT    NOT NULL
  ) STRICT;
  `,
  `
  -- The first open submission of its card: only it may be sent. Kept by triggers, so that finding the next one costs the
  -- same whatever waits behind it.
  ALTER TABLE submissions ADD COLUMN is_head INTEGER NOT NULL DEFAULT 0;
  -- Discarded together with the submission named here: it makes no sense without it.
  ALTER TABLE submissions ADD COLUMN needs_id TEXT;
  -- When the service is asked next whether the key has reached the doors. Null: it is not asked any more.
  ALTER TABLE submissions ADD COLUMN follow_due_at_ms INTEGER;
  ALTER TABLE submissions ADD COLUMN follow_count INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE submissions ADD COLUMN sealed_propagation BLOB;

  UPDATE submissions SET is_head = 1
  WHERE state IN ('waiting', 'sending', 'attention') AND NOT EXISTS (
    SELECT 1 FROM submissions AS earlier
    WHERE earlier.card_lookup = submissions.card_lookup AND earlier.seq < submissions.seq
      AND earlier.state IN ('waiting', 'sending', 'attention'));

  DROP INDEX submissions_by_due;
  CREATE INDEX submissions_next ON submissions (key_id, due_at_ms, seq) WHERE state = 'waiting' AND is_head = 1;
  CREATE INDEX submissions_later ON submissions (due_at_ms) WHERE state = 'waiting';
  CREATE INDEX submissions_sending ON submissions (seq) WHERE state = 'sending';
  CREATE INDEX submissions_needing ON submissions (needs_id) WHERE needs_id IS NOT NULL;
  CREATE INDEX submissions_followed ON submissions (follow_due_at_ms) WHERE follow_due_at_ms IS NOT NULL;

  CREATE TABLE submission_counts (
    key_id TEXT    NOT NULL,
    state  TEXT    NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (key_id, state)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO submission_counts SELECT key_id, state, count(*) FROM submissions GROUP BY key_id, state;

  CREATE TRIGGER submission_added AFTER INSERT ON submissions BEGIN
    UPDATE submissions SET is_head = 1
    WHERE seq = new.seq AND NOT EXISTS (
      SELECT 1 FROM submissions AS earlier
      WHERE earlier.card_lookup = new.card_lookup AND earlier.seq < new.seq
        AND earlier.state IN ('waiting', 'sending', 'attention'));
    INSERT INTO submission_counts VALUES (new.key_id, new.state, 1)
      ON CONFLICT (key_id, state) DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER submission_state_changed AFTER UPDATE OF state ON submissions WHEN old.state <> new.state BEGIN
    UPDATE submission_counts SET count = count - 1 WHERE key_id = old.key_id AND state = old.state;
    INSERT INTO submission_counts VALUES (new.key_id, new.state, 1)
      ON CONFLICT (key_id, state) DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER submission_settled AFTER UPDATE OF state ON submissions
  WHEN old.is_head = 1 AND new.state IN ('delivered', 'discarded') BEGIN
    UPDATE submissions SET is_head = 0 WHERE seq = new.seq;
    UPDATE submissions SET is_head = 1 WHERE seq = (
      SELECT seq FROM submissions
      WHERE card_lookup = new.card_lookup AND state IN ('waiting', 'sending', 'attention') ORDER BY seq LIMIT 1);
  END;
  CREATE TRIGGER submission_forgotten AFTER DELETE ON submissions BEGIN
    UPDATE submission_counts SET count = count - 1 WHERE key_id = old.key_id AND state = old.state;
    DELETE FROM submission_words WHERE seq = old.seq;
  END;

  -- Keyed digests of the first letters of names and of the card number: what a search can find without unsealing.
  CREATE TABLE submission_words (
    word_lookup BLOB    NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (word_lookup, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX submission_words_by_row ON submission_words (seq);

  -- What this desk learnt of access keys at the service: one row a card.
  CREATE TABLE register (
    seq               INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT    NOT NULL UNIQUE,
    key_id            TEXT    NOT NULL,
    card_lookup       BLOB    NOT NULL UNIQUE,
    access_key_lookup BLOB    NOT NULL,
    person_lookup     BLOB,
    learnt_at_ms      INTEGER NOT NULL,
    -- Retention counts from here: the end of the validity, or when it was learnt.
    counts_from_ms    INTEGER NOT NULL,
    sealed_entry      BLOB    NOT NULL
  ) STRICT;
  CREATE INDEX register_by_access_key ON register (access_key_lookup);
  CREATE INDEX register_by_person ON register (person_lookup) WHERE person_lookup IS NOT NULL;
  CREATE INDEX register_by_age ON register (counts_from_ms);
  CREATE TABLE register_words (
    word_lookup BLOB    NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (word_lookup, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX register_words_by_row ON register_words (seq);
  CREATE TRIGGER register_forgotten AFTER DELETE ON register BEGIN
    DELETE FROM register_words WHERE seq = old.seq;
  END;

  -- Rows of the first schema, whose contents a schema step cannot read: the desk goes through them once.
  CREATE TABLE submissions_to_read (seq INTEGER PRIMARY KEY) STRICT;
  INSERT INTO submissions_to_read SELECT seq FROM submissions;
  `,
  `
  -- People whose cards are tapped one after the other. A row keeps its place; the list is there once its terms are.
  CREATE TABLE people_list (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    key_id         TEXT    NOT NULL,
    state          TEXT    NOT NULL DEFAULT 'to-do' CHECK (state IN ('to-do', 'enrolled', 'skipped')),
    submission_id  TEXT,
    card_lookup    BLOB,
    -- Counts up with every enrollment from the list.
    enrolled_order INTEGER,
    sealed_person  BLOB    NOT NULL
  ) STRICT;
  CREATE INDEX people_list_by_state ON people_list (state, seq, key_id);
  CREATE INDEX people_list_by_card ON people_list (card_lookup) WHERE card_lookup IS NOT NULL;
  CREATE INDEX people_list_by_order ON people_list (enrolled_order) WHERE enrolled_order IS NOT NULL;
  CREATE TABLE people_list_terms (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    terms    TEXT    NOT NULL
  ) STRICT;
  `,
  `
  -- 1 while what it needs is not delivered, or went to another holder and nobody has decided: it may be for another card.
  ALTER TABLE submissions ADD COLUMN is_held INTEGER NOT NULL DEFAULT 0;
  UPDATE submissions SET is_held = 1
  WHERE state IN ('waiting', 'sending', 'attention') AND EXISTS (
    SELECT 1 FROM submissions AS needed
    WHERE needed.id = submissions.needs_id AND (needed.state <> 'delivered' OR needed.alert_unseen = 1));

  DROP INDEX submissions_next;
  CREATE INDEX submissions_next ON submissions (key_id, due_at_ms, seq)
    WHERE state = 'waiting' AND is_head = 1 AND is_held = 0;

  CREATE TRIGGER submission_needing_added AFTER INSERT ON submissions WHEN new.needs_id IS NOT NULL BEGIN
    UPDATE submissions SET is_held = 1
    WHERE seq = new.seq AND EXISTS (
      SELECT 1 FROM submissions AS needed
      WHERE needed.id = new.needs_id AND (needed.state <> 'delivered' OR needed.alert_unseen = 1));
  END;
  CREATE TRIGGER submission_needed_done AFTER UPDATE OF state, alert_unseen ON submissions
  WHEN new.state = 'delivered' AND new.alert_unseen = 0 AND (old.state <> 'delivered' OR old.alert_unseen = 1) BEGIN
    UPDATE submissions SET is_held = 0 WHERE needs_id = new.id;
  END;
  `,
  `
  -- What was done at this desk, in order, each entry over the hash of the one before (see change-chain.ts).
  CREATE TABLE change_log (
    seq           INTEGER PRIMARY KEY,
    at_ms         INTEGER NOT NULL,
    kind          TEXT    NOT NULL,
    submission_id TEXT,
    -- Only to find the entries of a submission: unlike its id it counts up, so that an entry goes to the end of the index.
    submission_seq INTEGER,
    key_id        TEXT    NOT NULL,
    -- Null once the person it tells of is erased; its hash stays.
    sealed_note   BLOB,
    note_hash     BLOB    NOT NULL,
    previous_hash BLOB    NOT NULL,
    hash          BLOB    NOT NULL
  ) STRICT;
  CREATE INDEX change_log_by_submission ON change_log (submission_seq) WHERE submission_seq IS NOT NULL;
  -- Where the log ends, and a keyed digest of that.
  CREATE TABLE change_log_head (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    seq      INTEGER NOT NULL,
    hash     BLOB    NOT NULL,
    key_id   TEXT    NOT NULL,
    proof    BLOB    NOT NULL
  ) STRICT;
  CREATE TRIGGER change_log_stays BEFORE UPDATE ON change_log
  WHEN new.sealed_note IS NOT NULL OR new.seq <> old.seq OR new.at_ms <> old.at_ms OR new.kind <> old.kind
    OR new.submission_id IS NOT old.submission_id OR new.submission_seq IS NOT old.submission_seq OR new.key_id <> old.key_id OR new.note_hash <> old.note_hash
    OR new.previous_hash <> old.previous_hash OR new.hash <> old.hash BEGIN
    SELECT RAISE(ABORT, 'the change log is only added to');
  END;
  CREATE TRIGGER change_log_kept BEFORE DELETE ON change_log BEGIN
    SELECT RAISE(ABORT, 'the change log is only added to');
  END;
  -- Whoever is erased is erased here, too.
  CREATE TRIGGER submission_told AFTER DELETE ON submissions BEGIN
    UPDATE change_log SET sealed_note = NULL WHERE submission_seq = old.seq AND sealed_note IS NOT NULL;
  END;

  -- Activity between two days, of one state: both stand in the index.
  CREATE INDEX submissions_by_time ON submissions (created_at_ms, seq, state);
  `,
  `
  -- An edited submission stands in its card's line where the one stood that it was edited from. Null: where it came. Lines are
  -- in the order of coalesce(place, seq), then of seq.
  ALTER TABLE submissions ADD COLUMN place INTEGER;

  CREATE TRIGGER submission_placed AFTER INSERT ON submissions WHEN new.place IS NOT NULL BEGIN
    UPDATE submissions SET is_head = seq = (
      SELECT seq FROM submissions
      WHERE card_lookup = new.card_lookup AND state IN ('waiting', 'sending', 'attention')
      ORDER BY coalesce(place, seq), seq LIMIT 1)
    WHERE card_lookup = new.card_lookup AND state IN ('waiting', 'sending', 'attention');
  END;
  DROP TRIGGER submission_settled;
  CREATE TRIGGER submission_settled AFTER UPDATE OF state ON submissions
  WHEN old.is_head = 1 AND new.state IN ('delivered', 'discarded') BEGIN
    UPDATE submissions SET is_head = 0 WHERE seq = new.seq;
    UPDATE submissions SET is_head = 1 WHERE seq = (
      SELECT seq FROM submissions
      WHERE card_lookup = new.card_lookup AND state IN ('waiting', 'sending', 'attention')
      ORDER BY coalesce(place, seq), seq LIMIT 1);
  END;
  `,
];
