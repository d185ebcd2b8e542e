"""What is printed: records, files and the words in them."""
