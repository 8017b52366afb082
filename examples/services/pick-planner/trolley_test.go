package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestWalkDoesNotTurnInAnAisle(t *testing.T) {
	var trolley Trolley
	trolley.Add(Order{ID: "o1", Pieces: []Piece{{"pan", 2, 9}, {"cup", 1, 3}, {"lid", 1, 7}, {"jar", 2, 4}}})
	var got []string
	for _, stop := range trolley.Walk().Stops {
		got = append(got, stop.Sku)
	}
	if want := "lid cup jar pan"; strings.Join(got, " ") != want {
		t.Fatalf("walked %v, want %s", got, want)
	}
}

func TestFullTrolleyStartsANewWalk(t *testing.T) {
	order := `{"id":"o","pieces":[` + strings.TrimSuffix(strings.Repeat(`{"sku":"a","aisle":1,"shelf":1},`, 16), ",") + `]}`
	var out bytes.Buffer
	if err := plan(strings.NewReader(order+"\nnot an order\n"+order+"\n"), &out); err != nil {
		t.Fatal(err)
	}
	if walks := strings.Count(out.String(), "\n"); walks != 2 {
		t.Fatalf("%d walks: %s", walks, out.String())
	}
}
