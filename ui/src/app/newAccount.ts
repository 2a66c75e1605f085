import { useEffect, useRef } from 'react';
import { chooseAccount } from './chosenAccount';
import { useAppStatus, useRoute } from './session';

/** A department made in the wizard is the one the person wants to see next. */
export function useNewAccountChosen(): void {
  const { data } = useAppStatus();
  const inWizard = useRoute() === 'wizard';
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const before = known.current;
    known.current = new Set(data.accounts.map((account) => account.id));
    const fresh = before && inWizard ? data.accounts.find((account) => !before.has(account.id)) : undefined;
    if (fresh) chooseAccount(fresh.id);
  }, [data, inWizard]);
}
