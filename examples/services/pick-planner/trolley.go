package main

import "sort"

// capacity is how many pieces a trolley carries.
const capacity = 24

// Piece is one article on one shelf.
type Piece struct {
	Sku   string `json:"sku"`
	Aisle int    `json:"aisle"`
	Shelf int    `json:"shelf"`
}

// Order is what has to be picked for one customer.
type Order struct {
	ID     string  `json:"id"`
	Pieces []Piece `json:"pieces"`
}

// Trolley collects orders until it is full.
type Trolley struct {
	orders []string
	pieces []Piece
}

// Add puts an order on the trolley, or says that it is full. An order larger than a trolley gets one of its own.
func (t *Trolley) Add(order Order) bool {
	if len(t.orders) > 0 && len(t.pieces)+len(order.Pieces) > capacity {
		return false
	}
	t.orders = append(t.orders, order.ID)
	t.pieces = append(t.pieces, order.Pieces...)
	return true
}

// Orders says how many orders are on it.
func (t *Trolley) Orders() int { return len(t.orders) }

// Walk is the order in which a person collects the pieces.
type Walk struct {
	Orders []string `json:"orders"`
	Stops  []Piece  `json:"stops"`
}

// Walk goes up the even aisles and down the odd ones, so that nobody turns in an aisle.
func (t *Trolley) Walk() Walk {
	stops := append([]Piece(nil), t.pieces...)
	sort.SliceStable(stops, func(i, j int) bool {
		a, b := stops[i], stops[j]
		if a.Aisle != b.Aisle {
			return a.Aisle < b.Aisle
		}
		if a.Aisle%2 == 0 {
			return a.Shelf < b.Shelf
		}
		return a.Shelf > b.Shelf
	})
	return Walk{Orders: t.orders, Stops: stops}
}
