"""After the rembuk: the ledger, foster parents, case audits, interventions, the year."""
