"""What machines read: feeds, the sitemap, redirects; the directory in the open standards."""
