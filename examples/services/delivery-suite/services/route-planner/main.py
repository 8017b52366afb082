import json
import sys

from planner import plan

for line in sys.stdin:
    van = json.loads(line)
    stops = [tuple(stop) for stop in van["stops"]]
    print(json.dumps({"van": van["van"], "tour": plan(tuple(van["depot"]), stops)}), flush=True)
