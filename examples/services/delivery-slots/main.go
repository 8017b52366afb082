package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

func main() {
	path := os.Getenv("BOOKINGS_FILE")
	if path == "" {
		path = "/var/lib/slots/bookings.jsonl"
	}
	slots, err := Open(path)
	if err != nil {
		slog.Error("the bookings can't be read", "error", err)
		os.Exit(1)
	}
	server := &http.Server{Addr: ":8080", Handler: handler(slots), ReadHeaderTimeout: 5 * time.Second}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		_ = server.Shutdown(drain)
	}()
	slog.Info("delivery-slots listens", "addr", server.Addr)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		slog.Error("delivery-slots stopped", "error", err)
		os.Exit(1)
	}
}

func handler(slots *Slots) http.Handler {
	var booked, full, failed atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		fmt.Fprintf(w, "# TYPE delivery_slots_bookings_total counter\n")
		fmt.Fprintf(w, "delivery_slots_bookings_total{outcome=\"booked\"} %d\n", booked.Load())
		fmt.Fprintf(w, "delivery_slots_bookings_total{outcome=\"full\"} %d\n", full.Load())
		fmt.Fprintf(w, "delivery_slots_bookings_total{outcome=\"failed\"} %d\n", failed.Load())
	})
	mux.HandleFunc("GET /slots", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string][]int{"hours": slots.Free(r.URL.Query().Get("day"))})
	})
	mux.HandleFunc("POST /bookings", func(w http.ResponseWriter, r *http.Request) {
		var booking Booking
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&booking); err != nil {
			http.Error(w, "the body is not a booking: "+err.Error(), http.StatusBadRequest)
			return
		}
		switch err := slots.Book(booking); {
		case err == nil:
			booked.Add(1)
			w.WriteHeader(http.StatusCreated)
		case errors.Is(err, errFull), errors.Is(err, errTwice):
			full.Add(1)
			http.Error(w, err.Error(), http.StatusConflict)
		default:
			failed.Add(1)
			slog.Error("a booking was not written", "error", err)
			http.Error(w, "not booked", http.StatusInternalServerError)
		}
	})
	return mux
}
