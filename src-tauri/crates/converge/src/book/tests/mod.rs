mod adapting;
mod finding;
mod wording;
