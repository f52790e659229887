// Package stock keeps count of the parts in a store.
package stock

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// ErrUnknownPart is returned for a number that no part has.
var ErrUnknownPart = errors.New("unknown part")

// ErrNotEnough is returned when more is taken than there is.
var ErrNotEnough = errors.New("not enough in stock")

// Part is a kind of thing in the store.
type Part struct {
	Number   string
	Name     string
	Shelf    string
	Count    int
	Minimum  int
	Reserved int
}

// Free is how many pieces nobody has asked for yet.
func (p Part) Free() int {
	return p.Count - p.Reserved
}

// IsLow tells whether the part must be ordered.
func (p Part) IsLow() bool {
	return p.Free() < p.Minimum
}

// Store holds parts by number. It may be used by several goroutines at once.
type Store struct {
	mutex sync.Mutex
	parts map[string]*Part
}

// NewStore makes an empty store.
func NewStore() *Store {
	return &Store{parts: make(map[string]*Part)}
}

// Add puts pieces of a part into the store, and makes the part known if it is new.
func (s *Store) Add(part Part) error {
	if part.Number == "" {
		return fmt.Errorf("part %q has no number", part.Name)
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	known, ok := s.parts[part.Number]
	if !ok {
		s.parts[part.Number] = &part
		return nil
	}
	known.Count += part.Count
	return nil
}

// Take removes pieces of a part.
func (s *Store) Take(number string, count int) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	part, ok := s.parts[number]
	if !ok {
		return fmt.Errorf("take %s: %w", number, ErrUnknownPart)
	}
	if part.Free() < count {
		return fmt.Errorf("take %d of %s: %w", count, number, ErrNotEnough)
	}
	part.Count -= count
	return nil
}

// Reserve keeps pieces of a part for later.
func (s *Store) Reserve(number string, count int) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	part, ok := s.parts[number]
	if !ok {
		return fmt.Errorf("reserve %s: %w", number, ErrUnknownPart)
	}
	if part.Free() < count {
		return fmt.Errorf("reserve %d of %s: %w", count, number, ErrNotEnough)
	}
	part.Reserved += count
	return nil
}

// Low lists the parts that must be ordered, by number.
func (s *Store) Low() []Part {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var low []Part
	for _, part := range s.parts {
		if part.IsLow() {
			low = append(low, *part)
		}
	}
	sort.Slice(low, func(i, j int) bool { return low[i].Number < low[j].Number })
	return low
}

// OnShelf lists the parts of one shelf, by name.
func (s *Store) OnShelf(shelf string) []Part {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var found []Part
	for _, part := range s.parts {
		if part.Shelf == shelf {
			found = append(found, *part)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].Name < found[j].Name })
	return found
}

// Report writes one line for each part.
func (s *Store) Report() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var lines []string
	for _, part := range s.parts {
		lines = append(lines, fmt.Sprintf("%s\t%s\t%d", part.Number, part.Name, part.Count))
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}
