/// The fields of one `<txn>` in wire order: names and raw texts, all in one buffer, so that
/// reading a record costs no allocation once the buffer has grown.
///
/// Nothing is lost: unknown names are kept, a repeated name is kept twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    text: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    name: usize,
    value: usize,
    end: usize,
    mark: u64,
}

/// Length and last seven bytes of a name: tells almost any two fields apart in one comparison
/// (all begin with `ssl_`).
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let tail = bytes.iter().rev().take(7);
    tail.fold(bytes.len() as u64, |mark, byte| (mark << 8) | u64::from(*byte))
}

impl Fields {
    /// Appends one field.
    pub fn push(&mut self, name: &str, value: &str) {
        let start = self.text.len();
        self.text.push_str(name);
        self.text.push_str(value);
        self.cells.push(Cell {
            name: start,
            value: start + name.len(),
            end: self.text.len(),
            mark: mark(name),
        });
    }

    /// Forgets the fields and keeps the room.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
    }

    /// Keeps the first `count` fields.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.cells.truncate(count);
        self.text.truncate(self.cells.last().map_or(0, |last| last.end));
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Names and raw texts in wire order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells
            .iter()
            .map(|cell| (self.name_of(cell), self.value_of(cell)))
    }

    /// The raw texts of all fields with this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let wanted = mark(name);
        self.cells
            .iter()
            .filter(move |cell| cell.mark == wanted && self.name_of(cell) == name)
            .map(|cell| self.value_of(cell))
    }

    fn name_of(&self, cell: &Cell) -> &str {
        self.text.get(cell.name..cell.value).unwrap_or_default()
    }

    fn value_of(&self, cell: &Cell) -> &str {
        self.text.get(cell.value..cell.end).unwrap_or_default()
    }

    /// Whether names and values hold control characters.
    pub(crate) fn holds_controls(&self) -> bool {
        // Without a way out in the middle the compiler makes this a few instructions.
        self.text.bytes().fold(false, |found, byte| found | (byte < b' '))
    }

    /// The raw text of the first field with this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let wanted = mark(name);
        let found = |cell: &&Cell| cell.mark == wanted && self.name_of(cell) == name;
        self.cells.iter().find(found).map(|cell| self.value_of(cell))
    }

    /// The raw text, empty when the field is absent.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The trimmed text when the field is there and says something.
    pub fn said(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Whether a name stands here more than once with different texts. Money read from such
    /// a field would be a guess.
    pub fn contradicts_itself(&self, name: &str) -> bool {
        let mut all = self.all(name);
        let first = all.next();
        all.any(|value| Some(value) != first)
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Fields {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(fields: I) -> Self {
        let mut out = Self::default();
        for (name, value) in fields {
            out.push(name, value);
        }
        out
    }
}
