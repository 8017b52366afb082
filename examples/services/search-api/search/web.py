"""Serves the search over HTTP."""

import json
import os
from pathlib import Path
from urllib.request import urlopen

from flask import Flask, Response, jsonify, request
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

from search.index import Index
from search.tracing import start_tracing


def load(place: str | None) -> Index:
    """Reads products from a file or an address, one JSON object with sku and name a line."""
    if not place:
        return Index()
    address = place if "://" in place else Path(place).resolve().as_uri()
    with urlopen(address, timeout=30) as lines:
        return Index(json.loads(line) for line in lines if line.strip())


def create_app(index: Index | None = None) -> Flask:
    app = Flask(__name__)
    start_tracing()
    FlaskInstrumentor().instrument_app(app, excluded_urls="livez,readyz,metrics")
    index = load(os.environ.get("PRODUCTS")) if index is None else index

    registry = CollectorRegistry()
    requests = Counter("search_api_requests", "Requests by status.", ["code"], registry=registry)
    duration = Histogram("search_api_duration_seconds", "Time of a search.", registry=registry)

    @app.get("/livez")
    @app.get("/readyz")
    def healthy() -> tuple[str, int]:
        return "", 204

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), mimetype=CONTENT_TYPE_LATEST)

    @app.get("/search")
    def search() -> Response:
        with duration.time():
            found = index.search(request.args.get("q", "")[:200])
        return jsonify(products=found)

    @app.after_request
    def count(response: Response) -> Response:
        if request.path == "/search":
            requests.labels(code=str(response.status_code)).inc()
        return response

    return app
