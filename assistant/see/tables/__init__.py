"""Tables, from lines of text and from accessibility trees."""
