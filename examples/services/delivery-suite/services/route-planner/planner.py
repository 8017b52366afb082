"""The shortest round through the addresses of a van, by nearest neighbour and two-opt."""

from math import hypot

Point = tuple[float, float]


def length(tour: list[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(tour, tour[1:] + tour[:1]))


def plan(depot: Point, stops: list[Point]) -> list[Point]:
    tour, left = [depot], list(stops)
    while left:
        here = tour[-1]
        nearest = min(left, key=lambda p: hypot(p[0] - here[0], p[1] - here[1]))
        left.remove(nearest)
        tour.append(nearest)
    return untangle(tour)


def untangle(tour: list[Point]) -> list[Point]:
    """Turns round pieces of the tour while that makes it shorter."""
    better = True
    while better:
        better = False
        for i in range(1, len(tour) - 1):
            for j in range(i + 1, len(tour)):
                other = tour[:i] + tour[i : j + 1][::-1] + tour[j + 1 :]
                if length(other) < length(tour) - 1e-9:
                    tour, better = other, True
    return tour
