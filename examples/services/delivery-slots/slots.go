package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
)

// Vans that drive in the same hour; each takes some parcels.
const perSlot = 40

var (
	errFull  = errors.New("the slot is full")
	errTwice = errors.New("the order has a slot already")
)

// Booking is a line of the file. Lines are appended and never changed.
type Booking struct {
	Order string `json:"order"`
	Day   string `json:"day"`
	Hour  int    `json:"hour"`
}

// Slots knows what is booked, and writes down what is booked anew.
type Slots struct {
	mu     sync.Mutex
	file   *os.File
	orders map[string]bool
	taken  map[string]int
}

// Open reads the file from the start; one that isn't there is made.
func Open(path string) (*Slots, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o640)
	if err != nil {
		return nil, err
	}
	slots := &Slots{file: file, orders: map[string]bool{}, taken: map[string]int{}}
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		var booking Booking
		if err := json.Unmarshal(lines.Bytes(), &booking); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		slots.count(booking)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	_, err = file.Seek(0, io.SeekEnd)
	return slots, err
}

// Book writes the booking to the disk before it says yes.
func (s *Slots) Book(booking Booking) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.orders[booking.Order] {
		return errTwice
	}
	if s.taken[key(booking)] >= perSlot {
		return errFull
	}
	line, err := json.Marshal(booking)
	if err != nil {
		return err
	}
	if _, err := s.file.Write(append(line, '\n')); err != nil {
		return err
	}
	if err := s.file.Sync(); err != nil {
		return err
	}
	s.count(booking)
	return nil
}

// Free lists the hours of a day that can still be booked.
func (s *Slots) Free(day string) []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	free := []int{}
	for hour := 8; hour < 20; hour++ {
		if s.taken[key(Booking{Day: day, Hour: hour})] < perSlot {
			free = append(free, hour)
		}
	}
	return free
}

func (s *Slots) count(booking Booking) {
	s.orders[booking.Order] = true
	s.taken[key(booking)]++
}

func key(booking Booking) string {
	return fmt.Sprintf("%s/%02d", booking.Day, booking.Hour)
}
