package main

import (
	"fmt"
	"path/filepath"
	"testing"
)

func TestBookingsOutliveTheProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bookings.jsonl")
	before, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := before.Book(Booking{Order: "o-1", Day: "2026-12-01", Hour: 9}); err != nil {
		t.Fatal(err)
	}
	after, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := after.Book(Booking{Order: "o-1", Day: "2026-12-01", Hour: 10}); err != errTwice {
		t.Errorf("got %v, want %v", err, errTwice)
	}
}

func TestFullSlotsAreNotFree(t *testing.T) {
	slots, err := Open(filepath.Join(t.TempDir(), "bookings.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range perSlot {
		if err := slots.Book(Booking{Order: fmt.Sprint(n), Day: "2026-12-01", Hour: 8}); err != nil {
			t.Fatal(err)
		}
	}
	if free := slots.Free("2026-12-01"); free[0] != 9 {
		t.Errorf("8 o'clock is full, and still free: %v", free)
	}
	if err := slots.Book(Booking{Order: "late", Day: "2026-12-01", Hour: 8}); err != errFull {
		t.Errorf("got %v, want %v", err, errFull)
	}
}
