"""What editors write: a catalogue of courses, and the lessons of a course."""
