#![doc = include_str!("../COVERAGE.md")]
