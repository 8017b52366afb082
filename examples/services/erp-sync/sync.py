"""Writes stock in the fixed-width format that the old ERP reads."""

import sys


def record(sku: str, pieces: int) -> str:
    return f"{sku.upper():<18.18}{pieces:>9d}"


if __name__ == "__main__":
    for line in sys.stdin:
        sku, pieces = line.split()
        print(record(sku, int(pieces)))
