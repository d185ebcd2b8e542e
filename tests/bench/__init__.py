"""What building costs at many sizes, beside other generators in the same run: `make bench`."""
