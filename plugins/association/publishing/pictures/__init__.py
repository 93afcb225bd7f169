"""Pictures that the build makes: photos in several sizes, previews for those who share a page, icons."""
