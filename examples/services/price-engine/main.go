package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("/quote", quote)
	http.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
	log.Println("price-engine 监听 :8081")
	log.Fatal(http.ListenAndServe(":8081", nil))
}

func quote(w http.ResponseWriter, r *http.Request) {
	var basket Basket
	if err := json.NewDecoder(r.Body).Decode(&basket); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	total, err := basket.Total()
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"currency": basket.Currency, "total": total})
}
