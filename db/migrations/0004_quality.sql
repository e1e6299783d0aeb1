-- Figures to trust: what is to be measured again, what was done for a child, who is the same child, who measures well.
ALTER TABLE child ADD COLUMN merged_into_id INTEGER REFERENCES child(id);

CREATE TABLE remeasure (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    child_id INTEGER NOT NULL REFERENCES child(id), batch_id INTEGER NOT NULL REFERENCES batch(id),
    reasons TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'terbuka'
        CHECK (state IN ('terbuka', 'diukur', 'tidak perlu')),
    weight_kg REAL, height_cm REAL, closed_on TEXT, note TEXT NOT NULL DEFAULT '',
    UNIQUE (child_id, batch_id)
);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    child_id INTEGER NOT NULL REFERENCES child(id), tier TEXT NOT NULL, action TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'direncanakan' CHECK (status IN ('direncanakan', 'berjalan', 'selesai')),
    done_on TEXT NOT NULL, responsible TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX follow_up_child ON follow_up (child_id, done_on);

CREATE TABLE child_pair (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    kept_id INTEGER NOT NULL REFERENCES child(id), other_id INTEGER NOT NULL REFERENCES child(id),
    verdict TEXT NOT NULL CHECK (verdict IN ('beda', 'digabung')), reason TEXT NOT NULL DEFAULT '',
    moved TEXT NOT NULL DEFAULT '',
    UNIQUE (kept_id, other_id)
);

CREATE TABLE measurer_test (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id), held_on TEXT NOT NULL, measure TEXT NOT NULL,
    measurer TEXT NOT NULL, subject INTEGER NOT NULL, first REAL, second REAL,
    UNIQUE (district_id, held_on, measure, measurer, subject)
);

CREATE TABLE stored_figure (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    batch_id INTEGER NOT NULL REFERENCES batch(id), kind TEXT NOT NULL, data_stamp TEXT NOT NULL, content TEXT NOT NULL,
    UNIQUE (batch_id, kind)
);
