"""The list of findings a file collects while it is understood."""

from stunting_tui.domain.rows import Finding, Severity


class Remarks:
    """Collects findings; file-wide ones that concern many rows are counted and written once."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.findings: list[Finding] = []

    def error(self, sheet: str, row: int, column: str, code: str, message: str) -> None:
        """Add a galat: the row is not stored."""
        self.findings.append(Finding(Severity.ERROR, row, column, code, f"Baris {row}: {message}", sheet))

    def warning(self, sheet: str, row: int, column: str, code: str, message: str) -> None:
        """Add a peringatan: the row is stored."""
        self.findings.append(Finding(Severity.WARNING, row, column, code, f"Baris {row}: {message}", sheet))

    def about_file(self, severity: Severity, code: str, message: str, *, sheet: str = "", column: str = "") -> None:
        """Add a remark about a whole sheet, column or file."""
        self.findings.append(Finding(severity, 0, column, code, message, sheet))

    def info(self, code: str, message: str, *, sheet: str = "", column: str = "") -> None:
        """Add an info about a whole sheet, column or file."""
        self.about_file(Severity.INFO, code, message, sheet=sheet, column=column)

    def in_order(self) -> list[Finding]:
        """Return the findings about the file first, then sheet by sheet as met, in the order of the rows."""
        order = {sheet: place for place, sheet in enumerate(dict.fromkeys(f.sheet for f in self.findings))}
        return sorted(self.findings, key=lambda f: (f.row > 0, order[f.sheet] if f.row else 0, f.row))
