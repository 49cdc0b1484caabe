"""Write and delete pages, edited files and report files."""
