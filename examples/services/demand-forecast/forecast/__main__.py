import csv
import sys
from collections import defaultdict

from forecast import next_week


def main(path: str) -> None:
    sales: dict[tuple[str, str], list[float]] = defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sales[row["warehouse"], row["sku"]].append(float(row["sold"]))
    out = csv.writer(sys.stdout)
    out.writerow(["warehouse", "sku", "demand"])
    for (warehouse, sku), days in sorted(sales.items()):
        out.writerow([warehouse, sku, next_week(days)])


if __name__ == "__main__":
    main(sys.argv[1])
