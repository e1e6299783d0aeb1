"""How big a file may be before it is refused; a worksheet of a whole district stays far below."""

ROWS = 50_000
"""Rows of all sheets of a file together, and the highest row number in use."""

COLUMNS = 200
"""Columns in use; the widest known layout has 40, a wide monthly list about 100."""

CELL_CHARS = 32_767
"""Characters in one cell: what Excel itself allows."""

LONG_TEXT_CHARS = 64 * 2**20
"""Characters in all long texts of a file together: a small workbook can repeat one text without end."""

WORKBOOK_BYTES = 20 * 2**20
"""Size of an xlsx, xls or ods file on disk."""

TEXT_BYTES = 64 * 2**20
"""Size of an HTML table, an XML workbook or a delimited text file."""

ZIP_MEMBERS = 200
"""Files inside a zipped workbook."""

ZIP_MEMBER_BYTES = 64 * 2**20
"""Unpacked size of one file inside a zipped workbook; 50,000 rows of 38 columns need about that."""

ZIP_TOTAL_BYTES = 100 * 2**20
"""Unpacked size of all files inside a zipped workbook."""

ZIP_RATIO = 100
"""Unpacked to packed size of a member above `ZIP_RATIO_FROM`; ordinary workbooks have 7 to 10."""

ZIP_RATIO_FROM = 2**20
"""Members smaller than this many bytes unpacked may be packed as tightly as they like."""

PARSE_SECONDS = 30
"""Wall-clock and processor seconds for the parser of spreadsheets."""

PARSE_MEMORY = 2**30
"""Bytes of address space for the parser of spreadsheets."""

TAG_CHARS = 2**20
"""Characters of HTML that may wait for the end of one tag or comment."""
