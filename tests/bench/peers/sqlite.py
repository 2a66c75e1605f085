"""SQLite through apsw: the leanest way from Python to its C calls."""

import os
import time

import apsw

import line

db = None

COLUMNS = (
    "id, t, status, type, brand, last4, currency, amount, customer, invoice, source, versions, refunded,"
    " description, approval, user_name, batch, origin"
)
ORDERS = {
    "time": "t DESC, rid DESC",
    "amount": "iif(type IN (2, 3), -amount, amount) DESC, t DESC, rid DESC",
    "customer": "customer COLLATE NOCASE ASC, t DESC, rid DESC",
}
SEARCHED = ("id", "last4", "customer", "invoice", "description")


def version():
    return {"version": f"apsw {apsw.apsw_version()}, SQLite {apsw.sqlite_lib_version()}"}


def open(path):
    global db
    db = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    db.execute("PRAGMA cache_size = -16384")


def timed(sql, all_values):
    """Runs one statement with each set of values; milliseconds on the wall and of the processor,
    and the first column of each row."""
    cursor = db.cursor()
    ms, cpu, ids = [], [], []
    for values in all_values:
        start, used = time.perf_counter(), time.process_time()
        rows = cursor.execute(sql, values).fetchall()
        cpu.append((time.process_time() - used) * 1e3)
        ms.append((time.perf_counter() - start) * 1e3)
        ids.append(" ".join(str(row[0]) for row in rows))
    return {"ms": ms, "cpu": cpu, "ids": ids}


def pages(keys, limit):
    sql = (
        f"SELECT {COLUMNS} FROM txn WHERE (t, rid) <= (?, ?) ORDER BY t DESC, rid DESC LIMIT {int(limit)}"
    )
    return timed(sql, keys)


def offsets(order, at, limit):
    sql = f"SELECT {COLUMNS} FROM txn ORDER BY {ORDERS[order]} LIMIT {int(limit)} OFFSET ?"
    return timed(sql, [(offset,) for offset in at])


def filtered(filters, limit):
    sql = (
        f"SELECT {COLUMNS} FROM txn WHERE type = ? AND brand = ? AND status = ?"
        f" ORDER BY t DESC, rid DESC LIMIT {int(limit)}"
    )
    return timed(sql, filters)


def candidates(matches, limit):
    """Bare index: row numbers that hold all pieces of three letters, not verified."""
    sql = f"SELECT rowid FROM txn_fts WHERE txn_fts MATCH ? ORDER BY rowid DESC LIMIT {int(limit)}"
    return timed(sql, [(match,) for match in matches])


def like(needles, limit):
    """Newest rows that hold a text, by looking at every row from the newest on."""
    where = " OR ".join(f"{column} LIKE ?1" for column in SEARCHED)
    sql = f"SELECT {COLUMNS} FROM txn WHERE {where} ORDER BY t DESC, rid DESC LIMIT {int(limit)}"
    return timed(sql, [(f"%{needle}%",) for needle in needles])


def like_count(needles):
    where = " OR ".join(f"{column} LIKE ?1" for column in SEARCHED)
    sql = f"SELECT count(*) FROM txn WHERE {where}"
    return timed(sql, [(f"%{needle}%",) for needle in needles])


def running(limit, rounds):
    """Balance of each terminal after each of its newest payments. Timed is the plain sum of all amounts;
    what we tell apart (sales and refunds that count) is asked for once more, to compare."""
    sql = (
        "SELECT t, source, amount, sum({moved}) OVER (PARTITION BY source ORDER BY t, rid) AS balance FROM"
        " (SELECT source, t, rid, amount, status, type FROM txn ORDER BY t DESC, rid DESC LIMIT"
        f" {int(limit)})"
    )
    ms, cpu = [], []
    for _ in range(rounds):
        start, used = time.perf_counter(), time.process_time()
        db.execute(sql.format(moved="amount")).fetchall()
        cpu.append((time.process_time() - used) * 1e3)
        ms.append((time.perf_counter() - start) * 1e3)
    moved = (
        "CASE WHEN status NOT IN (1, 2, 5, 6) THEN 0 WHEN type IN (1, 5, 8, 9, 10) THEN amount"
        " WHEN type IN (2, 3) THEN -amount ELSE 0 END"
    )
    rows = db.execute(sql.format(moved=moved) + " ORDER BY t DESC, rid DESC").fetchall()
    digest = sum(
        place % 10_007 * (remainder(balance, 1_000_003) + source + t % 1_000)
        for place, (t, source, _, balance) in enumerate(rows, 1)
    )
    return {"ms": ms, "cpu": cpu, "rows": len(rows), "sum": sum(row[3] for row in rows), "digest": digest}


def remainder(value, divisor):
    """With the sign of the value, as Rust has it."""
    return value % divisor if value >= 0 else -(-value % divisor)


def load(source, target, pragmas, batch, fields, index):
    """Copies a history row by row into a new file of the same tables. Rows are read beforehand and
    wait in memory; only writing, committing and the last checkpoint are timed."""
    old = apsw.Connection(source, flags=apsw.SQLITE_OPEN_READONLY)
    new = apsw.Connection(target)
    for pragma in pragmas:
        new.execute(f"PRAGMA {pragma}").fetchall()
    wanted = ["source", "txn", "txn_t", "txn_source_t"] + ["txn_fields"] * fields + ["txn_fts"] * index
    known = dict(old.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall())
    extra = [
        name
        for name, in old.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'txn'")
        if name in known and name not in wanted
    ]
    for name in wanted + extra:
        if name in known:
            new.execute(known[name])
    columns = [row[1] for row in old.execute("PRAGMA table_info(txn)")]
    put = (
        f"INSERT INTO txn ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        " ON CONFLICT (id) DO NOTHING"
    )
    for row in old.execute("SELECT * FROM source").fetchall():
        new.execute(f"INSERT INTO source VALUES ({', '.join('?' * len(row))})", row)
    spent, cpu, last = 0.0, 0.0, 0
    while True:
        rows = old.execute("SELECT * FROM txn WHERE rid > ? ORDER BY rid LIMIT ?", (last, batch)).fetchall()
        if not rows:
            break
        blobs = fields and old.execute(
            "SELECT * FROM txn_fields WHERE rid > ? ORDER BY rid LIMIT ?", (last, batch)
        ).fetchall()
        start, used = time.perf_counter(), time.process_time()
        new.execute("BEGIN IMMEDIATE")
        new.executemany(put, rows)
        if fields:
            new.executemany("INSERT INTO txn_fields VALUES (?, ?)", blobs)
        if index:
            new.execute(
                "INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description)"
                " SELECT rid, id, last4, customer, invoice, description FROM txn WHERE rid > ?",
                (last,),
            )
        new.execute("COMMIT")
        spent += time.perf_counter() - start
        cpu += time.process_time() - used
        last = rows[-1][0]
    start, used = time.perf_counter(), time.process_time()
    new.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    spent += time.perf_counter() - start
    cpu += time.process_time() - used
    count, total = new.execute("SELECT count(*), sum(amount) FROM txn").fetchall()[0]
    new.close()
    return {"seconds": spent, "cpu": cpu, "rows": count, "cents": total, "bytes": os.path.getsize(target)}


line.serve(
    {
        "version": version,
        "open": open,
        "pages": pages,
        "offsets": offsets,
        "filtered": filtered,
        "candidates": candidates,
        "like": like,
        "like_count": like_count,
        "running": running,
        "load": load,
    }
)
