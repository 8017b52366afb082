import pytest

from search.index import Index
from search.web import create_app

PRODUCTS = [
    {"sku": "k1", "name": "Kettle 电水壶"},
    {"sku": "k2", "name": "Kettle stand"},
    {"sku": "m1", "name": "Mug"},
]


@pytest.fixture
def client():
    return create_app(Index(PRODUCTS)).test_client()


def skus(query):
    return [product["sku"] for product in Index(PRODUCTS).search(query)]


def test_whole_words_come_before_beginnings():
    assert skus("kettle stand") == ["k2", "k1"]
    assert skus("ket") == ["k2", "k1"]


def test_chinese():
    assert skus("水壶") == ["k1"]


def test_nothing_asked_nothing_found(client):
    assert client.get("/search?q=").json == {"products": []}


def test_metrics_count_searches_alone(client):
    client.get("/search?q=mug")
    client.get("/readyz")
    assert 'search_api_requests_total{code="200"} 1.0' in client.get("/metrics").text
