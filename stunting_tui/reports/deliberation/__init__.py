"""The rembuk workbook: the berita acara, its annexes, and what is printed with them."""
