"""Which products a customer may have meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

WORD = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]")


def words(text: str) -> list[str]:
    """Latin words in lower case; every Chinese character is a word of its own."""
    return WORD.findall(text.lower())


class Index:
    """Finds products by the words of their names, whole words before beginnings of words."""

    def __init__(self, products: Iterable[Mapping[str, str]] = ()) -> None:
        self._with: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        for product in products:
            self.add(product["sku"], product["name"])

    def add(self, sku: str, name: str) -> None:
        self._names[sku] = name
        for word in words(name):
            self._with[word].add(sku)

    def search(self, query: str, limit: int = 20) -> list[dict[str, str]]:
        wanted = words(query)
        if not wanted:
            return []
        scores: dict[str, int] = defaultdict(int)
        for want in wanted:
            for word, skus in self._with.items():
                score = 2 if word == want else 1 if word.startswith(want) else 0
                for sku in skus if score else ():
                    scores[sku] += score
        best = sorted(scores, key=lambda sku: (-scores[sku], self._names[sku]))
        return [{"sku": sku, "name": self._names[sku]} for sku in best[:limit]]

    def __len__(self) -> int:
        return len(self._names)
