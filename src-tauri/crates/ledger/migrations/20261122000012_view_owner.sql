-- Our id of the person who first saved a view; null from before there were people.
ALTER TABLE saved_view ADD COLUMN owner TEXT;
