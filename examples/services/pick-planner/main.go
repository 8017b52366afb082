// Command pick-planner reads orders, one JSON document a line, and writes walks through the warehouse.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"sync/atomic"
	"time"
)

var walksPlanned atomic.Int64

func main() {
	go observe(":9090")
	if err := plan(os.Stdin, os.Stdout); err != nil {
		log.Fatalf("pick-planner stopped: %v", err)
	}
}

// plan writes one walk for every batch of orders that fits on a trolley.
func plan(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), 1<<20)
	encoder := json.NewEncoder(out)
	var trolley Trolley
	for lines.Scan() {
		var order Order
		if err := json.Unmarshal(lines.Bytes(), &order); err != nil {
			log.Printf("left out a line that is no order: %v", err)
			continue
		}
		if !trolley.Add(order) {
			if err := encoder.Encode(trolley.Walk()); err != nil {
				return err
			}
			walksPlanned.Add(1)
			trolley = Trolley{}
			trolley.Add(order)
		}
	}
	if trolley.Orders() > 0 {
		walksPlanned.Add(1)
		if err := encoder.Encode(trolley.Walk()); err != nil {
			return err
		}
	}
	return lines.Err()
}

func observe(addr string) {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/metrics", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "# TYPE pick_planner_walks_total counter\npick_planner_walks_total %d\n", walksPlanned.Load())
	})
	server := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Printf("no metrics: %v", err)
	}
}
