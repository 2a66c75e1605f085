//! The columns that are understood, and what people call them.

use documents::columns::ColumnSpec;

/// In the order in which the template has them.
pub(super) const COLUMNS: [ColumnSpec; 9] = [
    ColumnSpec {
        key: "terminal",
        title: "Terminal",
        synonyms: &["Terminal name", "Name", "Terminal description", "TID name"],
        required: true,
    },
    ColumnSpec {
        key: "kind",
        title: "Kind",
        synonyms: &[
            "Terminal kind",
            "Terminal type",
            "Type",
            "Market segment",
            "Segment",
        ],
        required: true,
    },
    ColumnSpec {
        key: "user_id",
        title: "API user",
        synonyms: &[
            "API user ID",
            "User ID",
            "ssl_user_id",
            "User",
            "Converge user ID",
        ],
        required: false,
    },
    ColumnSpec {
        key: "note",
        title: "Note",
        synonyms: &["Notes", "Remark", "Remarks", "Comment", "Comments"],
        required: false,
    },
    ColumnSpec {
        key: "model",
        title: "Reader model",
        synonyms: &["Device model", "Model", "Device", "Reader"],
        required: false,
    },
    ColumnSpec {
        key: "serial",
        title: "Serial number",
        synonyms: &["Serial", "Serial no", "S/N", "Device serial"],
        required: false,
    },
    ColumnSpec {
        key: "counter",
        title: "Counter",
        synonyms: &["Desk", "Window", "Register"],
        required: false,
    },
    ColumnSpec {
        key: "drawer",
        title: "Drawer",
        synonyms: &["Cash drawer", "Till"],
        required: false,
    },
    ColumnSpec {
        key: "whereabouts",
        title: "Location",
        synonyms: &["Where", "Whereabouts", "Where is it", "Place", "Building", "Room"],
        required: false,
    },
];

/// A column that is refused.
pub(super) const PIN: ColumnSpec = ColumnSpec {
    key: "pin",
    title: "PIN",
    synonyms: &[
        "Terminal PIN",
        "ssl_pin",
        "API PIN",
        "PIN code",
        "PIN number",
        "User PIN",
        "Password",
        "Secret",
        "Virtual terminal PIN",
    ],
    required: false,
};
