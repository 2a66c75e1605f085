"""One command a line in, one answer a line out. A peer times its own work only."""

import json
import sys


def serve(commands):
    for line in sys.stdin:
        words = json.loads(line)
        try:
            answer = commands[words.pop("do")](**words)
        except Exception as problem:
            answer = {"problem": f"{type(problem).__name__}: {problem}"}
        sys.stdout.write(json.dumps(answer or {}) + "\n")
        sys.stdout.flush()
