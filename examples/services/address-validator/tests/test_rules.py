from app.rules import problems


def test_good_addresses():
    assert problems("NL", "3011 ad", "Rotterdam") == []
    assert problems("PL", "80-001", "Gdańsk") == []
    assert problems("CN", "315000", "宁波") == []


def test_bad_ones():
    assert problems("NL", "0123 AB", "Rotterdam")
    assert problems("SE", "111 22", "Stockholm")
    assert problems("CN", "315000", " ") == ["the city is missing"]
