"""DuckDB: two threads as this machine has, results fetched the way it is fastest at."""

import time

import duckdb
import numpy

import line

db = None

COLUMNS = (
    "id, t, status, type, brand, last4, amount, customer, invoice, source, description, approval, user_name"
)


def version():
    return {"version": f"DuckDB {duckdb.__version__}"}


def make(csv, path):
    with duckdb.connect(path) as fresh:
        fresh.execute(
            "create table txn as select * from read_csv(?, header=true, columns={"
            "'rid':'INTEGER','id':'VARCHAR','t':'BIGINT','day':'INTEGER','source':'UTINYINT',"
            "'status':'UTINYINT','type':'UTINYINT','brand':'UTINYINT','last4':'VARCHAR','amount':'BIGINT',"
            "'customer':'VARCHAR','invoice':'VARCHAR','description':'VARCHAR','approval':'VARCHAR',"
            "'user_name':'VARCHAR'})",
            [csv],
        )


def open(path):
    global db
    db = duckdb.connect(path, read_only=True)


def timed(queries):
    """Runs (sql, values) pairs; milliseconds on the wall and of the processors, and ids of each."""
    ms, cpu, ids = [], [], []
    for sql, values in queries:
        start, used = time.perf_counter(), time.process_time()
        rows = db.execute(sql, values).fetchall()
        cpu.append((time.process_time() - used) * 1e3)
        ms.append((time.perf_counter() - start) * 1e3)
        ids.append(" ".join(row[0] for row in rows))
    return {"ms": ms, "cpu": cpu, "ids": ids}


def pages(keys, limit):
    sql = (
        f"select {COLUMNS} from txn where t < ? or (t = ? and rid <= ?)"
        f" order by t desc, rid desc limit {int(limit)}"
    )
    return timed((sql, [t, t, rid]) for t, rid in keys)


def filtered(filters, limit):
    """Newest rows of a type, brand and status."""
    sql = (
        f"select {COLUMNS} from txn where type = ? and brand = ? and status = ?"
        f" order by t desc, rid desc limit {int(limit)}"
    )
    return timed((sql, values) for values in filters)


def counts(filters):
    """Rows of a type, brand and status; not timed."""
    sql = "select count(*) from txn where type = ? and brand = ? and status = ?"
    return {"counts": [db.execute(sql, values).fetchone()[0] for values in filters]}


def contains(needles, limit):
    """Substring in five columns, letters as they are written."""
    sql = (
        f"select {COLUMNS} from txn where contains(id, $1) or contains(last4, $1) or contains(customer, $1)"
        f" or contains(invoice, $1) or contains(description, $1) order by t desc, rid desc limit {int(limit)}"
    )
    return timed((sql, [needle]) for needle in needles)


def groups(first, last, rounds):
    """Day, terminal and brand of some days, into arrays. Timed is the plain sum of all amounts; what we
    tell apart (sales and refunds that count) is asked for once more, to compare."""
    sql = (
        "select day, source, brand, count(*) as n, sum(amount)::bigint as cents{more} from txn"
        " where day between ? and ? group by 1, 2, 3"
    )
    ms, cpu = [], []
    for _ in range(rounds):
        start, used = time.perf_counter(), time.process_time()
        db.execute(sql.format(more=""), [first, last]).fetchnumpy()
        cpu.append((time.process_time() - used) * 1e3)
        ms.append((time.perf_counter() - start) * 1e3)
    counts = "status in (1, 2, 5, 6)"
    more = (
        f", coalesce(sum(amount) filter ({counts} and type in (1, 5, 8, 9, 10)), 0)::bigint as sales"
        f", coalesce(sum(amount) filter ({counts} and type in (2, 3)), 0)::bigint as refunds"
    )
    found = db.execute(sql.format(more=more), [first, last]).fetchnumpy()
    wide = {name: column.astype(numpy.int64) for name, column in found.items()}
    place = (wide["day"] * 1009 + wide["source"] * 31 + wide["brand"]) % 10_007
    return {
        "ms": ms,
        "cpu": cpu,
        "cells": len(place),
        "rows": int(wide["n"].sum()),
        "sales": int(wide["sales"].sum()),
        "refunds": int(wide["refunds"].sum()),
        "digest": int((place * (wide["n"] + wide["sales"] - wide["refunds"])).sum()),
    }


def copy(target):
    start = time.perf_counter()
    db.execute(f"copy txn to '{target}' (header)")
    return {"seconds": time.perf_counter() - start}


line.serve(
    {
        "version": version,
        "make": make,
        "open": open,
        "pages": pages,
        "filtered": filtered,
        "counts": counts,
        "contains": contains,
        "groups": groups,
        "copy": copy,
    }
)
