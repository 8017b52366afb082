package order

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
)

// Handler serves the orders API, its health and its metrics.
func Handler(store *MemoryStore) http.Handler {
	var placed, refused atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("/metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		fmt.Fprintf(w, "# TYPE order_api_orders_total counter\n")
		fmt.Fprintf(w, "order_api_orders_total{outcome=\"placed\"} %d\n", placed.Load())
		fmt.Fprintf(w, "order_api_orders_total{outcome=\"refused\"} %d\n", refused.Load())
	})
	mux.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			http.Error(w, "only POST", http.StatusMethodNotAllowed)
			return
		}
		var wanted Order
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&wanted); err != nil {
			http.Error(w, "the body is not an order: "+err.Error(), http.StatusBadRequest)
			return
		}
		order, err := store.Place(wanted)
		if err != nil {
			refused.Add(1)
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		placed.Add(1)
		write(w, http.StatusCreated, order)
	})
	mux.HandleFunc("/orders/", func(w http.ResponseWriter, r *http.Request) {
		order, err := store.Find(strings.TrimPrefix(r.URL.Path, "/orders/"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		write(w, http.StatusOK, order)
	})
	return mux
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
