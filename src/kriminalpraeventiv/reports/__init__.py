"""Reports: what a reporting duty asks to be told, as one value, written as JSON, Markdown or HTML with charts."""
