//! 5055 to 5074: batch files and signatures.

use super::{causes, shared};
use crate::book::entry::pages;
use crate::codes::ErrorCode;

pages! {
    /// Batch files and signatures.
    IMPORT of ErrorCode;

    MissingResponseFileName: [You], No, "The batch import names no response file",
        means "An import must say under which name Converge shall write the results. The name is missing.",
        causes [shared::IMPORT_ONLY],
        steps ["Enter a name for the response file in the program that imports."];

    InvalidResponseFileName: [You], No, "The name of the response file has characters Converge does not take",
        means "Names of response files may hold letters, digits and a few signs. This one holds others.",
        causes [shared::IMPORT_ONLY, "Blanks, slashes or accents stand in the name."],
        steps ["Use letters and digits only in the name."];

    MissingBatchFile: [You], No, "The batch import holds no file",
        means "An import was started and no file came with it.",
        causes [shared::IMPORT_ONLY, "The file was moved or was empty when it was chosen."],
        steps ["Choose the file again and start the import again."];

    InvalidBatchFileName: [You], No, "The name of the batch file is too long",
        means "Names of batch files have at most 30 characters.",
        causes [shared::IMPORT_ONLY, "A date and a time were added to an already long name."],
        steps ["Shorten the file's name and import it again."];

    InvalidBatchFileFormat: [You], No, "The inside of the batch file is not as expected",
        means "The file has the right name, but its lines or tags are not those of a batch file.",
        causes [shared::IMPORT_ONLY, "A spreadsheet program changed the file while saving it."],
        steps ["Export the file again from its source, without opening it in between."];

    InvalidBatchFileExtension: [You], No, "The batch file is neither CSV nor XML",
        means "Converge imports files that end in .csv or .xml and no others.",
        causes [shared::IMPORT_ONLY, "The file was saved as a spreadsheet or text document."],
        steps ["Save the file as CSV, then import it."];

    ImportInProgress: [Wait], No, "Another import is still running",
        means "One import at a time: Converge is still busy with an earlier file and did not take this one.",
        causes ["A file sent before is still being worked on."],
        steps ["Wait until the earlier import shows as finished in the portal, then send the file."];

    ImportTooManyTransactions: [You], No, "The batch file holds too many rows",
        means "An imported file has an upper limit of transactions, and this one is above it. None of its rows was run.",
        causes [shared::IMPORT_ONLY, "Several days were put into one file."],
        steps ["Split the file and import the parts one after the other."];

    FileAlreadyImported: [You], No, "This file was imported before",
        means "Converge recognizes the file and refuses it, so that nobody is charged twice. The earlier import stands.",
        causes ["The import was started twice.", "A new file was saved under the name of an old one."],
        steps [
            "Look at the results of the earlier import in the portal.",
            "If the file really is new, give it a new name.",
        ];

    ImportInvalidFields: [You], No, "Some rows of the batch file have unusable values",
        means "Converge read the file and found values it cannot use. The response file names the rows.",
        causes [shared::IMPORT_ONLY, "A column is shifted, or an amount is empty."],
        steps ["Open the response file, correct the rows it names, and import again."];

    InvalidResponseFileLength: [You], No, "The name of the response file is too long",
        means "Response file names have at most 30 characters.",
        causes [shared::IMPORT_ONLY],
        steps ["Choose a name with fewer characters for the results."];

    BatchImportLimitExceeded: [Wait], No, "Too many files were imported within a day",
        means "Converge takes a limited number of import files in 24 hours, and the number is used up.",
        causes ["A program sends many small files instead of one."],
        steps ["Go on tomorrow, or join the remaining rows into one file then."];

    ImportInvalidType: [You], No, "A row of the batch file asks for something imports cannot do",
        means "Imported files may hold certain kinds of transactions only, and one row is of another kind.",
        causes [
            shared::IMPORT_ONLY,
            "The column with the transaction type holds a word that is not on the list.",
        ],
        steps ["Find the row by the response file and take it out."];

    ImportFailed: [Converge], Perhaps, "The import stopped in the middle",
        means "Converge could not finish the file. Some of its rows may have been run.",
        causes ["A disturbance at Converge during the import.", shared::IMPORT_ONLY],
        steps [
            "Sync and compare the payments with the rows of the file before anything is sent again.",
            "Call Converge support with the file's name and the time.",
        ];

    InvalidBatchImportRequest: [You], No, "The import was sent in another form than files need",
        means "Files must be sent as an upload (multipart). This request was sent like an ordinary payment.",
        causes [shared::IMPORT_ONLY],
        steps [shared::TELL_VENDOR];

    SignatureAlreadyInSystem: [Nobody], No, "The payment already has a signature",
        means "A payment keeps one signature, and there is one. The new picture was not stored; the payment is untouched.",
        causes ["The signature was sent twice."],
        steps ["Look at the stored signature in the portal; nothing else is needed."];

    SignatureFormatInvalid: [You], No, "The signature picture arrived unreadable",
        means "Pictures of signatures travel as text (base64). This text does not decode to a picture.",
        causes [shared::READER_ONLY, "The picture was cut off on the way."],
        steps ["Capture the signature again.", shared::TELL_VENDOR];

    SignatureTypeInvalid: [You], No, "The signature picture is of an unknown kind",
        means "Signatures are taken as JPG, GIF, TIF or PNG. This picture is something else.",
        causes [shared::READER_ONLY, "The signature pad saves in a format of its own."],
        steps ["Set the signature pad to PNG."];

    SignatureTooLarge: [You], No, "The signature picture is too large",
        means "A signature may have at most 10 kilobytes.",
        causes ["The pad records in color or at a high resolution."],
        steps ["Set the pad to black and white or a lower resolution, and capture the signature again."];

    SignatureNotAllowed: [You, Converge], No, "This terminal takes no signatures",
        means "Signatures belong to payments at a counter. This terminal is of a kind without one.",
        causes [
            "The payment was made on an Internet or mail-order terminal, where nobody signs.",
            "The signature pad uses the PIN of another terminal than the counter's.",
            causes::KIND_DIFFERS,
        ],
        steps [
            "Leave the signature out: the payment itself stands.",
            "If the terminal should be Retail, ask Converge by phone to correct its kind.",
        ];
}
