-- Whether the terminals of the account share one token vault at Converge; null until asked.
ALTER TABLE account ADD COLUMN shared_vault INTEGER CHECK (shared_vault IN (0, 1));
