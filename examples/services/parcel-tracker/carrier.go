package main

import "regexp"

var shapes = []struct {
	carrier string
	shape   *regexp.Regexp
}{
	{"northpost", regexp.MustCompile(`^NP[0-9]{10}PL$`)},
	{"deltakoerier", regexp.MustCompile(`^3S[A-Z0-9]{12}$`)},
	{"shunda", regexp.MustCompile(`^SD[0-9]{13}$`)},
	{"oderline", regexp.MustCompile(`^[0-9]{14}$`)},
}

// carrierOf tells the carrier by the shape of the number; empty if none fits.
func carrierOf(number string) string {
	for _, s := range shapes {
		if s.shape.MatchString(number) {
			return s.carrier
		}
	}
	return ""
}
