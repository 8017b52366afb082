package main

import "fmt"

// Item is one line of a basket; Price is in the smallest unit of the currency.
type Item struct {
	Price    int64 `json:"price"`
	Quantity int64 `json:"quantity"`
	// Discount in tenths of a percent: 125 is 12.5 %.
	Discount int64 `json:"discount"`
}

// Basket is priced in one currency.
type Basket struct {
	Currency string `json:"currency"`
	Items    []Item `json:"items"`
}

var steps = map[string]int64{"EUR": 1, "PLN": 1, "CNY": 1, "CHF": 5}

// Total rounds half up to the smallest coin of the currency.
func (b Basket) Total() (int64, error) {
	step, ok := steps[b.Currency]
	if !ok {
		return 0, fmt.Errorf("we do not sell in %q", b.Currency)
	}
	var thousandths int64
	for _, item := range b.Items {
		thousandths += item.Price * item.Quantity * (1000 - item.Discount)
	}
	unit := 1000 * step
	return (thousandths + unit/2) / unit * step, nil
}
