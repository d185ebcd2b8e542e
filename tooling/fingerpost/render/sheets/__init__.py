"""What is printed: records → documents as plain JSON, which print templates lay out."""
