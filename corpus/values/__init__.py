"""Values as sources write them: dates, numbers and tags of languages."""
