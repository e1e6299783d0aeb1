-- Every table begins with the same seven columns: id, uuid, created_at/by, updated_at/by, version.
-- Dates are ISO text, weights kg, lengths cm, money whole rupiah. NIK is text.

PRAGMA application_id = 1398035790;

CREATE TABLE district (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, regency TEXT NOT NULL, province TEXT NOT NULL
);

CREATE TABLE setting (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
);

CREATE TABLE village (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id),
    code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL
);

CREATE TABLE village_alias (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    key TEXT NOT NULL UNIQUE, village_id INTEGER NOT NULL REFERENCES village(id)
);

CREATE TABLE posyandu (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    village_id INTEGER NOT NULL REFERENCES village(id), name TEXT NOT NULL, key TEXT NOT NULL,
    UNIQUE (village_id, key)
);

CREATE TABLE child (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL, name_key TEXT NOT NULL, sex TEXT NOT NULL CHECK (sex IN ('L', 'P')), birth_date TEXT NOT NULL,
    nik TEXT, nik_raw TEXT NOT NULL DEFAULT '', parent_name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '', rt TEXT NOT NULL DEFAULT '', rw TEXT NOT NULL DEFAULT '',
    village_id INTEGER NOT NULL REFERENCES village(id), posyandu_id INTEGER REFERENCES posyandu(id),
    birth_weight_kg REAL, birth_length_cm REAL,
    status TEXT NOT NULL DEFAULT 'aktif' CHECK (status IN ('aktif', 'pindah', 'meninggal', 'lulus umur')), status_on TEXT
);
CREATE INDEX child_identity ON child (birth_date, sex);
CREATE INDEX child_name ON child (name_key, id);
CREATE INDEX child_nik ON child (nik);
CREATE INDEX child_village ON child (village_id, name_key);

CREATE TABLE batch (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id), period TEXT NOT NULL,
    UNIQUE (district_id, period)
);

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    batch_id INTEGER REFERENCES batch(id), file_name TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL,
    layout TEXT NOT NULL, title_date TEXT, read INTEGER NOT NULL, stored INTEGER NOT NULL, updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL, skipped INTEGER NOT NULL, vanished INTEGER NOT NULL
);
CREATE INDEX import_run_batch ON import_run (batch_id);

CREATE TABLE finding (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    run_id INTEGER NOT NULL REFERENCES import_run(id) ON DELETE CASCADE,
    severity TEXT NOT NULL, sheet TEXT NOT NULL, row INTEGER NOT NULL, column_name TEXT NOT NULL, code TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX finding_run ON finding (run_id);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    run_id INTEGER NOT NULL REFERENCES import_run(id), row_key TEXT NOT NULL UNIQUE, payload TEXT NOT NULL,
    candidates TEXT NOT NULL, village_id INTEGER REFERENCES village(id), reason TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'terbuka' CHECK (state IN ('terbuka', 'sama', 'baru', 'dilewati')),
    child_id INTEGER REFERENCES child(id)
);
CREATE INDEX decision_state ON decision (state);

CREATE TABLE measurement (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    child_id INTEGER NOT NULL REFERENCES child(id), batch_id INTEGER NOT NULL REFERENCES batch(id),
    run_id INTEGER REFERENCES import_run(id), source_sheet TEXT NOT NULL DEFAULT '', source_row INTEGER,
    measured_on TEXT NOT NULL, weight_kg REAL, height_cm REAL,
    position TEXT CHECK (position IN ('L', 'H')), position_inferred INTEGER NOT NULL DEFAULT 0,
    muac_cm REAL, head_cm REAL, oedema INTEGER, gain TEXT NOT NULL DEFAULT '', vitamin_a TEXT NOT NULL DEFAULT '',
    forced TEXT NOT NULL DEFAULT '',
    haz REAL, waz REAL, whz REAL, baz REAL, hcz REAL, acz REAL,
    flag_haz INTEGER, flag_waz INTEGER, flag_whz INTEGER, flag_baz INTEGER, flag_hcz INTEGER, flag_acz INTEGER,
    standard TEXT NOT NULL,
    file_haz REAL, file_waz REAL, file_whz REAL,
    file_tbu TEXT NOT NULL DEFAULT '', file_bbu TEXT NOT NULL DEFAULT '', file_bbtb TEXT NOT NULL DEFAULT '',
    extras TEXT NOT NULL DEFAULT '', vanished_run_id INTEGER REFERENCES import_run(id),
    UNIQUE (child_id, measured_on)
);
CREATE INDEX measurement_batch ON measurement (batch_id, child_id);

CREATE TABLE deliberation (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id), batch_id INTEGER REFERENCES batch(id),
    title TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', held_on TEXT NOT NULL, time TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '', chair TEXT NOT NULL DEFAULT '', chair_office TEXT NOT NULL DEFAULT '',
    chair_nip TEXT NOT NULL DEFAULT '', agenda TEXT NOT NULL DEFAULT '', speakers TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'rencana'
);

CREATE TABLE attendee (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    deliberation_id INTEGER NOT NULL REFERENCES deliberation(id), name TEXT NOT NULL, office TEXT NOT NULL DEFAULT '',
    element TEXT NOT NULL DEFAULT '', sex TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
    online INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX attendee_deliberation ON attendee (deliberation_id);

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    deliberation_id INTEGER NOT NULL REFERENCES deliberation(id), ordinal INTEGER NOT NULL, text TEXT NOT NULL,
    category TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '', partners TEXT NOT NULL DEFAULT '',
    indicator TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '', due_on TEXT,
    status TEXT NOT NULL DEFAULT 'belum' CHECK (status IN ('belum', 'proses', 'selesai', 'batal')),
    evidence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX agreement_deliberation ON agreement (deliberation_id, ordinal);

CREATE TABLE agreement_village (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    agreement_id INTEGER NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
    village_id INTEGER NOT NULL REFERENCES village(id), UNIQUE (agreement_id, village_id)
);

CREATE TABLE agreement_fund (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    agreement_id INTEGER NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
    source TEXT NOT NULL, amount INTEGER NOT NULL
);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, table_name TEXT NOT NULL,
    row_uuid TEXT NOT NULL, field TEXT NOT NULL DEFAULT '', old TEXT, new TEXT
);
CREATE INDEX audit_row ON audit (row_uuid);
