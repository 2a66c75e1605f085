//! Answers that nobody sends in good faith, written piece by piece so that they are never in
//! memory as a whole. The test checks what is refused and what memory it takes; the benchmark
//! `hostile` measures how long it takes.

/// One hostile answer.
pub struct Case {
    pub name: &'static str,
    head: &'static [u8],
    /// Repeated until `bytes` are full.
    unit: &'static [u8],
    bytes: usize,
    tail: &'static [u8],
    /// How the refusal reads.
    pub refusal: &'static str,
}

const MB: usize = 1_000_000;

const SIZE: &str = "the answer exceeds the limit on the size of one record";
const VALUE: &str = "the answer exceeds the limit on the length of one value";
const DEPTH: &str = "the answer exceeds the limit on the nesting of elements";
const FIELDS: &str = "the answer exceeds the limit on the fields of one record";

/// All of them.
pub const CASES: &[Case] = &[
    Case {
        name: "entity bomb",
        head: b"<?xml version=\"1.0\"?><!DOCTYPE txn [<!ENTITY a \"0123456789\">\
            <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\
            <!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">\
            <!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]><txn><a>",
        unit: b"&f;",
        bytes: 3 * MB,
        tail: b"</a></txn>",
        refusal: "carries a document type",
    },
    Case {
        name: "external entity",
        head: b"<!DOCTYPE txn [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><txn><a>&a;</a></txn>",
        unit: b"",
        bytes: 0,
        tail: b"",
        refusal: "carries a document type",
    },
    case(
        "a document type of 100 MB",
        b"<!DOCTYPE txn [",
        b"<!ENTITY a \"b\">",
        SIZE,
    ),
    case("a tag of 100 MB", b"<txnlist><", b"x", SIZE),
    case("an end tag of 100 MB", b"<txnlist><txn><a>1</", b"x", SIZE),
    case("an attribute of 100 MB", b"<txnlist><txn a=\"", b"x", SIZE),
    Case {
        bytes: 7 * MB,
        tail: b"></txn></txnlist>",
        ..case("a million attributes", b"<txnlist><txn", b" a='1'\t", SIZE)
    },
    Case {
        bytes: 3 * MB,
        ..case("a depth of a million", b"<txn>", b"<a>", DEPTH)
    },
    Case {
        bytes: 3 * MB,
        ..case("a depth of a million in a list", b"<txnlist><txn>", b"<a>", DEPTH)
    },
    case("a text of 100 MB", b"<txn><a>", b"v", VALUE),
    case("a text of 100 MB in a list", b"<txnlist><txn><a>", b"v", VALUE),
    case(
        "a text of 33 million characters by number",
        b"<txnlist><txn><a>",
        b"&#52;",
        VALUE,
    ),
    case("100 million bare ampersands", b"<txnlist><txn><a>", b"&", VALUE),
    case("a reference of 100 MB", b"<txnlist><txn><a>&#x", b"0", SIZE),
    Case {
        bytes: 8 * MB,
        ..case(
            "a record of a million fields",
            b"<txnlist><txn>",
            b"<a>1</a>",
            FIELDS,
        )
    },
    Case {
        bytes: 8 * MB,
        ..case(
            "a million fields beside the records",
            b"<txnlist>",
            b"<a>1</a>",
            FIELDS,
        )
    },
    Case {
        bytes: 8 * MB,
        ..case("a million fields without a list", b"<txn>", b"<a>1</a>", FIELDS)
    },
    case("a comment of 100 MB", b"<txnlist><!--", b"x", SIZE),
    case("a comment of 100 MB before everything", b"<!--", b"x", SIZE),
    case(
        "a comment of 100 MB after the end",
        b"<txn></txn><!--",
        b"x",
        SIZE,
    ),
    case(
        "a CDATA section of 100 MB",
        b"<txnlist><txn><a><![CDATA[",
        b"x",
        SIZE,
    ),
    case("an instruction of 100 MB", b"<txnlist><?x ", b"x", SIZE),
    case("50 million instructions", b"<txnlist>", b"<?x?>", SIZE),
    case("100 MB of blanks before everything", b"", b" ", SIZE),
    case("100 MB of blanks between records", b"<txnlist>", b" ", SIZE),
    case("100 MB of blanks in a record", b"<txnlist><txn>", b" ", VALUE),
    case("100 MB of NUL", b"<txn><a>", b"\0", "control characters"),
    case(
        "100 MB of NUL in a name",
        b"<txnlist><txn><a",
        b"\0></a",
        "control characters",
    ),
    case(
        "100 MB that are not UTF-8",
        b"<txnlist><txn><a>",
        b"\xFF",
        "not UTF-8",
    ),
    case("100 MB of UTF-16", b"\xFF\xFE<\0", b"t\0", "UTF-16"),
    case(
        "100 MB in UTF-7",
        b"<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
        b" ",
        "encoding",
    ),
    case(
        "a text of 100 MB in Latin-1",
        b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><txn><a>",
        b"\xE9",
        VALUE,
    ),
    case(
        "100 MB that are no Shift_JIS",
        b"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><txn><a>",
        b"\xFF",
        "encoding",
    ),
];

const fn case(name: &'static str, head: &'static [u8], unit: &'static [u8], refusal: &'static str) -> Case {
    Case {
        name,
        head,
        unit,
        bytes: 100 * MB,
        tail: b"",
        refusal,
    }
}

impl Case {
    /// The answer in pieces of about 64 kB, each of which is handed to `take` until that fails.
    pub fn send<E>(&self, mut take: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let times = (64 * 1024) / self.unit.len().max(1);
        let piece = self.unit.repeat(times);
        take(self.head)?;
        let mut left = self.bytes;
        while left > 0 {
            let now = left.min(piece.len());
            take(piece.get(..now).unwrap_or_default())?;
            left -= now;
        }
        take(self.tail)
    }
}
