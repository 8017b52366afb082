package main

import "testing"

func TestTotal(t *testing.T) {
	for name, c := range map[string]struct {
		basket Basket
		want   int64
	}{
		"plain":          {Basket{"EUR", []Item{{1999, 2, 0}}}, 3998},
		"half a cent up": {Basket{"EUR", []Item{{999, 1, 500}}}, 500},
		"five rappen":    {Basket{"CHF", []Item{{1998, 1, 0}}}, 2000},
	} {
		if got, err := c.basket.Total(); err != nil || got != c.want {
			t.Errorf("%s: got %d, %v; want %d", name, got, err, c.want)
		}
	}
}

func TestUnknownCurrency(t *testing.T) {
	if _, err := (Basket{Currency: "XAU"}).Total(); err == nil {
		t.Error("quoted in gold")
	}
}
