"""From the English sources to another language and back: messages out, a translated tree in."""
