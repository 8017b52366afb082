package order

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func post(t *testing.T, h http.Handler, body string) *httptest.ResponseRecorder {
	t.Helper()
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, "/orders", strings.NewReader(body)))
	return recorder
}

func TestPlacedOrderCanBeRead(t *testing.T) {
	h := Handler(NewMemoryStore())
	response := post(t, h, `{"customer":"c-7","lines":[{"sku":"kettle","quantity":2}]}`)
	if response.Code != http.StatusCreated {
		t.Fatalf("placed with %d: %s", response.Code, response.Body)
	}
	var placed Order
	if err := json.Unmarshal(response.Body.Bytes(), &placed); err != nil {
		t.Fatal(err)
	}
	read := httptest.NewRecorder()
	h.ServeHTTP(read, httptest.NewRequest(http.MethodGet, "/orders/"+placed.ID, nil))
	if read.Code != http.StatusOK || !strings.Contains(read.Body.String(), "kettle") {
		t.Fatalf("read with %d: %s", read.Code, read.Body)
	}
}

func TestOrderWithoutLinesIsRefused(t *testing.T) {
	h := Handler(NewMemoryStore())
	for _, body := range []string{`{"customer":"c-7"}`, `{"customer":"c-7","lines":[{"sku":"kettle"}]}`} {
		if response := post(t, h, body); response.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", body, response.Code)
		}
	}
}

func TestUnknownOrder(t *testing.T) {
	recorder := httptest.NewRecorder()
	Handler(NewMemoryStore()).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/orders/none", nil))
	if recorder.Code != http.StatusNotFound {
		t.Fatalf("got %d", recorder.Code)
	}
}
