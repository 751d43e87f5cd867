"""Prevention: where an effort sits in the triangles, whether it may start, who belongs to the organisation."""
