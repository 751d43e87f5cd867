"""Forums: may persons be discussed in this forum, what does it rest on, and who belongs there."""
