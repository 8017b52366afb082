// Package order holds the rules of an order and serves them over HTTP.
package order

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"
)

// Line is a quantity of one product.
type Line struct {
	Sku      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// Order is what a customer asked for.
type Order struct {
	ID        string    `json:"id"`
	Customer  string    `json:"customer"`
	Lines     []Line    `json:"lines"`
	Cancelled bool      `json:"cancelled"`
	PlacedAt  time.Time `json:"placedAt"`
}

// ErrNotFound says that there is no order with the id.
var ErrNotFound = errors.New("there is no such order")

// Validate says what keeps an order from being placed.
func (o Order) Validate() error {
	if o.Customer == "" {
		return errors.New("customer is missing")
	}
	if len(o.Lines) == 0 {
		return errors.New("an order needs at least one line")
	}
	for i, line := range o.Lines {
		if line.Sku == "" || line.Quantity < 1 {
			return fmt.Errorf("line %d needs a sku and a quantity of at least 1", i+1)
		}
	}
	return nil
}

// MemoryStore keeps orders for as long as the process lives.
type MemoryStore struct {
	mu     sync.RWMutex
	orders map[string]Order
}

// NewMemoryStore returns an empty store.
func NewMemoryStore() *MemoryStore {
	return &MemoryStore{orders: map[string]Order{}}
}

// Place gives the order its id and keeps it.
func (s *MemoryStore) Place(o Order) (Order, error) {
	if err := o.Validate(); err != nil {
		return Order{}, err
	}
	o.ID = uuid.NewString()
	o.PlacedAt = time.Now().UTC()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.orders[o.ID] = o
	return o, nil
}

// Find returns an order by its id.
func (s *MemoryStore) Find(id string) (Order, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	o, ok := s.orders[id]
	if !ok {
		return Order{}, ErrNotFound
	}
	return o, nil
}
