-- Typing from paper registers: their order, what a visit holds besides measures, and the record of a sheet.
ALTER TABLE child ADD COLUMN register_order REAL;
ALTER TABLE measurement ADD COLUMN breastfed INTEGER;

CREATE TABLE entry_sheet (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    batch_id INTEGER NOT NULL REFERENCES batch(id), posyandu_id INTEGER NOT NULL REFERENCES posyandu(id),
    state TEXT NOT NULL DEFAULT 'draf' CHECK (state IN ('draf', 'lengkap', 'diperiksa', 'terkunci')),
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (batch_id, posyandu_id)
);

CREATE TABLE open_row (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    sheet_id INTEGER NOT NULL REFERENCES entry_sheet(id), child_id INTEGER NOT NULL REFERENCES child(id),
    cells TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
    UNIQUE (sheet_id, child_id)
);

CREATE TABLE sheet_work (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    sheet_id INTEGER NOT NULL REFERENCES entry_sheet(id), operator TEXT NOT NULL,
    children INTEGER NOT NULL DEFAULT 0, cells INTEGER NOT NULL DEFAULT 0, stops INTEGER NOT NULL DEFAULT 0,
    rekeyed INTEGER NOT NULL DEFAULT 0, seconds INTEGER NOT NULL DEFAULT 0, last_at TEXT NOT NULL,
    UNIQUE (sheet_id, operator)
);

CREATE TABLE second_entry (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    sheet_id INTEGER NOT NULL REFERENCES entry_sheet(id), child_id INTEGER NOT NULL REFERENCES child(id),
    field TEXT NOT NULL, first TEXT NOT NULL, second TEXT,
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'sama', 'pertama', 'kedua', 'baru')),
    UNIQUE (sheet_id, child_id, field)
);
