import type { AccountView } from '../bindings';
import { useAppStatus } from '../app/session';
import { formatZone } from '../format/time';
import { environments, page as words } from '../i18n/en/setup';
import { departments } from '../i18n/en/setupNav';
import styles from './setup.module.css';

export function AccountFacts({ account }: { account: AccountView }) {
  const store = useAppStatus().data?.vault.store ?? '';
  const facts: Array<[string, string, boolean?]> = [
    [words.factId, account.merchantId, true],
    [words.factEnvironment, environments[account.environment].name],
    [words.factHost, account.host, true],
    [words.factGatewayZone, formatZone(account.gatewayZone)],
    [words.factDisplayZone, formatZone(account.displayZone)],
    [departments.factCurrency, account.currency],
    [departments.vault, departments.vaults[account.sharedVault]],
    [words.factStore, store],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([term, value, isId]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className={isId ? 'mono' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
