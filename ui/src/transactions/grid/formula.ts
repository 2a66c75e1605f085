/**
 * As the CSV export has it (`is_formula` in documents/src/table/csv.rs): a sign of formulas, full-width
 * ones too, after blanks and characters nobody sees; or a first character that some programs drop.
 */
const formula =
  /^(?:[\t\r\n]|[\p{White_Space}\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** A text cell must not turn into a formula in a spreadsheet. */
export const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text);
