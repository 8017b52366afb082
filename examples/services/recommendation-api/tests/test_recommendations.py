import pytest

from recommendation.pairs import Pairs
from recommendation.web import create_app

ORDERS = [
    ["kettle", "mug", "bag"],
    ["kettle", "mug", "bag"],
    ["rug", "bag"],
    ["lamp", "bag"],
]


@pytest.fixture
def client():
    return create_app(Pairs(ORDERS)).test_client()


def test_what_goes_with_everything_comes_last():
    assert Pairs(ORDERS).recommend("kettle") == ["mug", "bag"]


def test_recommendations(client):
    assert client.get("/recommendations/rug").json["recommendations"] == ["bag"]


def test_unknown_product(client):
    assert client.get("/recommendations/boat").status_code == 404


def test_metrics_count(client):
    client.get("/recommendations/boat")
    assert 'outcome="none"} 1' in client.get("/metrics").text
