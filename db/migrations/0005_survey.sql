-- Figures of surveys, beside which the register is held.
CREATE TABLE survey_figure (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    district_id INTEGER NOT NULL REFERENCES district(id), name TEXT NOT NULL, year INTEGER NOT NULL,
    level TEXT NOT NULL, percent REAL NOT NULL, low REAL, high REAL, children INTEGER,
    UNIQUE (district_id, name, year, level)
);
