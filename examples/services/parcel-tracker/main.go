package main

import (
	"encoding/json"
	"log"
	"net/http"
	"strings"

	"github.com/google/uuid"
)

func main() {
	http.HandleFunc("/parcels/", func(w http.ResponseWriter, r *http.Request) {
		request := uuid.NewString()
		number := strings.TrimPrefix(r.URL.Path, "/parcels/")
		carrier := carrierOf(number)
		if carrier == "" {
			http.Error(w, "no carrier knows "+number, http.StatusNotFound)
			return
		}
		log.Printf("request=%s carrier=%s", request, carrier)
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"number": number, "carrier": carrier})
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
