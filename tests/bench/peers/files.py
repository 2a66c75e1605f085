"""XlsxWriter with constant memory; openpyxl and the csv module to read files back."""

import csv
import datetime
import sqlite3
import time
import zlib

import openpyxl
import xlsxwriter

import line

COLUMNS = ("ID", "Time", "Terminal", "Status", "Type", "Brand", "Last four", "Currency", "Amount", "Customer",
           "Invoice", "Description", "Approval", "User")


def version():
    return {"version": f"XlsxWriter {xlsxwriter.__version__}"}


def memory():
    with open("/proc/self/status") as status:
        for row in status:
            if row.startswith("VmHWM:"):
                return int(row.split()[1]) / 1e3


def write(source, target):
    """The same columns: ids as text, money as numbers, real dates, a frozen bold header."""
    db = sqlite3.connect(source)
    before = memory()
    start, used = time.perf_counter(), time.process_time()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("Payments")
    bold = book.add_format({"bold": True})
    money = book.add_format({"num_format": "#,##0.00"})
    instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet.freeze_panes(1, 0)
    for at, title in enumerate(COLUMNS):
        sheet.write_string(0, at, title, bold)
    rows = 0
    for row in db.execute("SELECT * FROM txn ORDER BY rowid DESC"):
        rows += 1
        for at, value in enumerate(row):
            if at == 1:
                sheet.write_datetime(rows, at, datetime.datetime.fromisoformat(value), instant)
            elif at == 8:
                sheet.write_number(rows, at, float(value), money)
            else:
                sheet.write_string(rows, at, value)
    book.close()
    return {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - used,
        "growth": memory() - before,
        "rows": rows,
    }


def summed(rows, amount, ident):
    """Rows, cents, ids that are text, and a digest of the ids that does not depend on their order."""
    count, cents, texts, digest = 0, 0, 0, 0
    for row in rows:
        if row[ident] is None:
            continue
        count += 1
        cents += round(float(row[amount]) * 100)
        texts += isinstance(row[ident], str)
        digest = (digest + zlib.crc32(str(row[ident]).encode())) % (1 << 62)
    return {"rows": count, "cents": cents, "texts": texts, "digest": digest}


def read_xlsx(path, amount, ident):
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = (sheet for sheet in book.worksheets if sheet.title.startswith("Payments"))
    rows = (row for sheet in sheets for row in sheet.iter_rows(min_row=2, values_only=True))
    return summed(rows, amount, ident)


def read_csv(path, amount, ident):
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = csv.reader(file)
        next(rows)
        return summed(rows, amount, ident)


line.serve({"version": version, "write": write, "read_xlsx": read_xlsx, "read_csv": read_csv})
