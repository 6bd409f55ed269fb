"""Values as sources write them: addresses, dates, numbers and tags of languages."""
