//! Paper and files: sheets as tagged PDF, sealed files, spreadsheets read row by row.
