use super::codes;
use super::same::same_text;

codes! {
    /// `ssl_entry_mode` of a request: how the card's data came in (section 19).
    pub enum EntryMode matching [same_text] {
        KeyedAbsent = "01", "Keyed, card not present";
        KeyedPresent = "02", "Keyed, card present";
        Swiped = "03", "Swiped";
        ContactlessMagnetic = "04", "Contactless, magnetic stripe data";
        ChipWithCvv = "05", "Chip, with security code";
        ContactlessChip = "06", "Contactless chip";
        ChipWithoutCvv = "07", "Chip, without security code";
        ChipFallback = "08", "Swiped because the chip could not be read";
        StoredCredential = "12", "Stored card, charged by the merchant";
    }
}

codes! {
    /// `ssl_entry_mode` of a query record: one letter (section 14).
    pub enum RecordEntry matching [same_text] {
        Keyed = "K", "Keyed";
        Read = "S", "Swiped or read";
    }
}

codes! {
    /// `ssl_pos_mode`: what the terminal can read (section 19).
    pub enum PosMode matching [same_text] {
        Manual = "01", "Keyed entry only";
        Swipe = "02", "Magnetic stripe";
        Contactless = "03", "Contactless";
        ChipContact = "04", "Chip, inserted";
        ChipDual = "05", "Chip, inserted or contactless";
    }
}
