"""Serves recommendations over HTTP."""

import json
import os
from pathlib import Path

from flask import Flask, Response, abort, jsonify

from recommendation.pairs import Pairs


def load(path: str | None) -> Pairs:
    """Reads orders, one JSON list of products a line."""
    if not path:
        return Pairs()
    with Path(path).open(encoding="utf-8") as lines:
        return Pairs(json.loads(line) for line in lines if line.strip())


def create_app(pairs: Pairs | None = None) -> Flask:
    app = Flask(__name__)
    pairs = load(os.environ.get("ORDERS_FILE")) if pairs is None else pairs
    served = {"found": 0, "none": 0}

    @app.get("/healthz")
    def healthz() -> tuple[str, int]:
        return "", 204

    @app.get("/metrics")
    def metrics() -> Response:
        lines = ["# TYPE recommendation_api_requests_total counter"]
        lines += [f'recommendation_api_requests_total{{outcome="{k}"}} {v}' for k, v in served.items()]
        return Response("\n".join(lines) + "\n", mimetype="text/plain")

    @app.get("/recommendations/<sku>")
    def recommendations(sku: str) -> Response:
        found = pairs.recommend(sku)
        served["found" if found else "none"] += 1
        if not found:
            abort(404, f"nobody bought anything with {sku}")
        return jsonify(sku=sku, recommendations=found)

    return app
