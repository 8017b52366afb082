import unittest

from forecast import next_week, smooth


class ForecastTest(unittest.TestCase):
    def test_steady_sales_stay_steady(self):
        self.assertAlmostEqual(smooth([4.0] * 10), 4.0)
        self.assertEqual(next_week([4.0] * 10), 28)

    def test_recent_days_count_more(self):
        self.assertGreater(smooth([1, 1, 1, 9]), smooth([9, 1, 1, 1]))

    def test_nothing_sold(self):
        self.assertEqual(next_week([]), 0)
