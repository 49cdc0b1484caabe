"""The data that passes between the packages. It does no input or output."""
