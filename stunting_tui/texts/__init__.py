"""Lists and histories as plain lines of text, for screen readers and pipes; pure functions over what services give."""
