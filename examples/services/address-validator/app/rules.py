"""What a postcode looks like in each country that we deliver to."""

import re

SHAPES = {
    "NL": re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}"),
    "PL": re.compile(r"[0-9]{2}-[0-9]{3}"),
    "CN": re.compile(r"[0-9]{6}"),
}


def problems(country: str, postcode: str, city: str) -> list[str]:
    """Everything that is wrong with an address; empty if a parcel would arrive."""
    found = []
    shape = SHAPES.get(country)
    if shape is None:
        found.append(f"we do not deliver to {country}")
    elif not shape.fullmatch(postcode.strip().upper()):
        found.append(f"{postcode} is no postcode of {country}")
    if not city.strip():
        found.append("the city is missing")
    return found
