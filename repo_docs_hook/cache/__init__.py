"""What earlier runs found out, kept in the cache folder of the user."""
