-- The rembuk as a ledger: what is known before, decided in, and followed after the meeting.
ALTER TABLE deliberation ADD COLUMN kind TEXT NOT NULL DEFAULT 'rembuk';
ALTER TABLE deliberation ADD COLUMN stage TEXT NOT NULL DEFAULT 'draf';
ALTER TABLE deliberation ADD COLUMN verified_by TEXT NOT NULL DEFAULT '';
ALTER TABLE deliberation ADD COLUMN verified_at TEXT;
ALTER TABLE deliberation ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
ALTER TABLE deliberation ADD COLUMN approved_at TEXT;
ALTER TABLE agreement ADD COLUMN accepted INTEGER NOT NULL DEFAULT 1;
ALTER TABLE agreement ADD COLUMN refusal TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN list_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN list_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN pillar TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN action TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN carried_from_id INTEGER REFERENCES agreement(id);

CREATE TABLE village_year (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), year INTEGER NOT NULL, lokus INTEGER NOT NULL DEFAULT 0,
    lokus_reason TEXT NOT NULL DEFAULT '', catin INTEGER, bumil INTEGER, busui INTEGER, baduta INTEGER,
    balita INTEGER, krs INTEGER, kampung_kb_year INTEGER, kpm INTEGER, apbdes INTEGER, apbdes_stunting INTEGER,
    note TEXT NOT NULL DEFAULT '', UNIQUE (village_id, year)
);

CREATE TABLE target (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id), village_id INTEGER REFERENCES village(id),
    level TEXT NOT NULL, year INTEGER NOT NULL, indicator TEXT NOT NULL, value REAL NOT NULL,
    unit TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT ''
);

CREATE TABLE indicator (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, group_name TEXT NOT NULL DEFAULT '',
    numerator TEXT NOT NULL DEFAULT '', denominator TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '',
    target REAL, direction TEXT NOT NULL DEFAULT '', valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT ''
);

CREATE TABLE indicator_value (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), period TEXT NOT NULL, code TEXT NOT NULL, numerator REAL,
    denominator REAL, note TEXT NOT NULL DEFAULT '', UNIQUE (village_id, period, code)
);

CREATE TABLE scorecard (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), period TEXT NOT NULL, item TEXT NOT NULL,
    yes INTEGER NOT NULL DEFAULT 0, no INTEGER NOT NULL DEFAULT 0, not_applicable INTEGER NOT NULL DEFAULT 0,
    UNIQUE (village_id, period, item)
);

CREATE TABLE proposal (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER REFERENCES village(id), district_id INTEGER NOT NULL REFERENCES district(id),
    year INTEGER NOT NULL, source TEXT NOT NULL, office TEXT NOT NULL DEFAULT '', text TEXT NOT NULL,
    amount INTEGER, state TEXT NOT NULL DEFAULT 'belum', reason TEXT NOT NULL DEFAULT '',
    agreement_id INTEGER REFERENCES agreement(id)
);

CREATE TABLE pairing (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    year INTEGER NOT NULL, village_id INTEGER NOT NULL REFERENCES village(id),
    partner_id INTEGER NOT NULL REFERENCES village(id), reason TEXT NOT NULL DEFAULT '',
    points TEXT NOT NULL DEFAULT '', UNIQUE (year, village_id, partner_id)
);

CREATE TABLE field_visit (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), pairing_id INTEGER REFERENCES pairing(id),
    agreement_id INTEGER REFERENCES agreement(id), held_on TEXT NOT NULL, visitors TEXT NOT NULL DEFAULT '',
    finding TEXT NOT NULL DEFAULT '', follow_up TEXT NOT NULL DEFAULT ''
);

CREATE TABLE agreement_child (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    agreement_id INTEGER NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
    child_id INTEGER REFERENCES child(id), family TEXT NOT NULL DEFAULT '', frozen_on TEXT NOT NULL, haz REAL,
    waz REAL, whz REAL, outcome TEXT NOT NULL DEFAULT 'terbuka', outcome_on TEXT, note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE progress (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    agreement_id INTEGER NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
    deliberation_id INTEGER REFERENCES deliberation(id), told_on TEXT NOT NULL, percent INTEGER,
    status TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '', spent INTEGER NOT NULL DEFAULT 0,
    delay_reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE official (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id), village_id INTEGER REFERENCES village(id),
    name TEXT NOT NULL, office TEXT NOT NULL, nip TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '', valid_to TEXT NOT NULL DEFAULT ''
);

CREATE TABLE foster (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    child_id INTEGER REFERENCES child(id), village_id INTEGER NOT NULL REFERENCES village(id),
    family TEXT NOT NULL DEFAULT '', sponsor TEXT NOT NULL, sponsor_kind TEXT NOT NULL DEFAULT '',
    programme TEXT NOT NULL DEFAULT '', help TEXT NOT NULL DEFAULT '', begun_on TEXT NOT NULL, ended_on TEXT,
    end_reason TEXT NOT NULL DEFAULT ''
);

CREATE TABLE foster_note (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    foster_id INTEGER NOT NULL REFERENCES foster(id) ON DELETE CASCADE, month TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '', amount INTEGER, UNIQUE (foster_id, month)
);

CREATE TABLE case_audit (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), child_id INTEGER REFERENCES child(id),
    agreement_id INTEGER REFERENCES agreement(id), semester TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
    target_group TEXT NOT NULL, cause TEXT NOT NULL DEFAULT '', advice TEXT NOT NULL DEFAULT '',
    follow_up TEXT NOT NULL DEFAULT '', step INTEGER NOT NULL DEFAULT 1, closed_on TEXT
);

CREATE TABLE intervention (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), period TEXT NOT NULL, step TEXT NOT NULL, held_on TEXT,
    reached INTEGER, target INTEGER, note TEXT NOT NULL DEFAULT '', UNIQUE (village_id, period, step)
);

CREATE TABLE seal (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    deliberation_id INTEGER NOT NULL REFERENCES deliberation(id), fingerprint TEXT NOT NULL, content TEXT NOT NULL
);

CREATE INDEX agreement_child_agreement ON agreement_child (agreement_id);
CREATE INDEX agreement_child_child ON agreement_child (child_id);
CREATE INDEX progress_agreement ON progress (agreement_id, told_on);
CREATE INDEX foster_child ON foster (child_id);
CREATE INDEX field_visit_village ON field_visit (village_id, held_on);
CREATE INDEX seal_deliberation ON seal (deliberation_id);
