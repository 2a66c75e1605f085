import { useQuery } from '@tanstack/react-query';
import { useHost } from '../../app/session';
import type { AccountView, IntentView } from '../../bindings';
import { Button } from '../../components';
import { SyncIcon } from '../../components/icons';
import { money } from '../../i18n/en/money';
import { rowsHref } from '../../transactions/detail/openPayment';
import { blankFilter } from '../../transactions/search/useSearch';
import { useSync } from '../../transactions/sync/useSync';
import styles from '../Money.module.css';

const words = money.batch;

/** How many payments of the terminal are open in our copy; follows every sync. */
function useOpenPayments(accountId: string, terminalId: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'settle-watch', accountId, terminalId],
    queryFn: () => host.call('transactions_totals', { filter: { ...blankFilter(accountId), terminalIds: [terminalId], statuses: ['open'] }, picked: null }),
  });
}

/** Converge took the batch; until the copy here shows its payments as settled, it is watched. */
export function SettleWatch({ act, account }: { act: IntentView; account: AccountView }) {
  const sync = useSync(account);
  const { data } = useOpenPayments(account.id, act.terminal_id);
  if (!data) return null;
  return (
    <section className={styles.section} aria-labelledby="settle-watch" data-testid="settle-watch" data-open={data.count}>
      <h2 id="settle-watch">{words.watch}</h2>
      <p>{data.count > 0 ? words.open(data.count, act.terminal_name) : words.settled(act.terminal_name)}</p>
      {data.count > 0 && (
        <div className={styles.buttons}>
          <Button icon={<SyncIcon />} isDisabled={sync.active} onPress={() => sync.start()} data-testid="settle-sync">
            {words.sync}
          </Button>
          <a className={styles.link} href={rowsHref(`status:open terminal:"${act.terminal_name}"`)}>
            {words.showOpen}
          </a>
        </div>
      )}
    </section>
  );
}
