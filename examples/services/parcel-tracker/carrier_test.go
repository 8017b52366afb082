package main

import "testing"

func TestCarrierOf(t *testing.T) {
	for number, want := range map[string]string{
		"NP0123456789PL":  "northpost",
		"SD1234567890123": "shunda",
		"12345678901234":  "oderline",
		"hello":           "",
	} {
		if got := carrierOf(number); got != want {
			t.Errorf("%s: got %q, want %q", number, got, want)
		}
	}
}
