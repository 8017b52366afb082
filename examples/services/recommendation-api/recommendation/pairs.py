"""Which products are bought together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import permutations


class Pairs:
    """Counts, for every product, what else lay in the same order."""

    def __init__(self, orders: Iterable[Iterable[str]] = ()) -> None:
        self._with: dict[str, Counter[str]] = defaultdict(Counter)
        self._sold: Counter[str] = Counter()
        for order in orders:
            self.add(order)

    def add(self, order: Iterable[str]) -> None:
        skus = set(order)
        self._sold.update(skus)
        for one, other in permutations(skus, 2):
            self._with[one][other] += 1

    def recommend(self, sku: str, limit: int = 4) -> list[str]:
        """The products that go with it most, rare ones before those that go with everything."""
        together = self._with.get(sku, Counter())
        return sorted(together, key=lambda other: (-together[other] / self._sold[other], other))[:limit]

    def __len__(self) -> int:
        return len(self._sold)
