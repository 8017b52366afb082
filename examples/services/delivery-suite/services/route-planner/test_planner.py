import unittest

from planner import length, plan


class PlannerTest(unittest.TestCase):
    def test_square_is_walked_along_its_edges(self):
        tour = plan((0, 0), [(1, 1), (0, 1), (1, 0)])
        self.assertAlmostEqual(length(tour), 4.0)

    def test_no_stops(self):
        self.assertEqual(plan((0, 0), []), [(0, 0)])
