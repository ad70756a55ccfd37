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
];
