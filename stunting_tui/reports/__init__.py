"""Workbook writers from plain dataclasses."""
