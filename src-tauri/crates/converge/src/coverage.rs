#![doc = include_str!("../COVERAGE.md")]

#[cfg(test)]
mod tests {
    use crate::CALLS;

    const TEXT: &str = include_str!("../COVERAGE.md");

    /// Every transaction type of section 7 and the batch files.
    const DOCUMENTED: &str = "ccsale ccauthonly ccavsonly ccverify ccforce cccomplete ccreturn cccredit \
        ccvoid ccdelete ccupdatetip ccsignature ccbalinquiry ccgettoken ccquerytoken ccupdatetoken \
        ccdeletetoken ccaddrecurring ccupdaterecurring ccdeleterecurring ccrecurringsale ccaddinstall \
        ccupdateinstall ccdeleteinstall ccinstallsale ecspurchase ecsvoid ecsdeleteinstall dbpurchase \
        dbreturn dbbainquiry pldpurchase emvchipsale emvchipauthonly emvswipesale emvswipeauthonly \
        emvchipupdatetxn emvreverse emvkeyexchange fspurchase fsreturn fsbainquiry fsforcepurchase \
        fsforcereturn cbpurchase cbbainquiry egcactivation egcsale egccardrefund egcreload \
        egcbalinquiry egccredit egcgettoken ltenrollment ltredeem ltreturn ltaddpoints ltinquiry \
        ltmemberinquiry ltvoid ltdelete cashsale cashcredit ccimport ccrecimport cctokenimport settle \
        total txnquery stlquery recurringquery txnemail terminalsetup";

    /// The row of a call.
    fn row(call: &str) -> &'static str {
        let name = format!("`{call}`");
        let mut rows = TEXT
            .lines()
            .filter(|line| line.starts_with("| `") && line.split('|').nth(1).unwrap().contains(&name));
        let row = rows.next().unwrap_or_else(|| panic!("{call} has no row"));
        assert_eq!(rows.next(), None, "{call} has one row");
        row
    }

    #[test]
    fn every_documented_call_has_one_row_that_names_its_type_or_why_not() {
        for call in DOCUMENTED.split_whitespace() {
            let is_here = CALLS.iter().any(|spec| spec.wire == call);
            assert_eq!(
                row(call).contains("(crate::"),
                is_here || row(call).contains("counted in"),
                "{call}"
            );
            assert_eq!(row(call).contains("not sent"), !is_here, "{call}");
        }
    }

    #[test]
    fn every_call_of_this_client_has_a_row() {
        for spec in CALLS {
            assert!(row(spec.wire).contains("(crate::"), "{}", spec.wire);
        }
    }
}
