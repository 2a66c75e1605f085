import type { AccountView, SettleOffer } from '../../bindings';
import { Banner, Button, Tag } from '../../components';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { SuccessIcon, SyncIcon, WarningIcon } from '../../components/icons';
import { formatCount } from '../../format/ids';
import { formatMoney } from '../../format/money';
import { formatMoment } from '../../format/time';
import { money } from '../../i18n/en/money';
import { paymentHref } from '../../transactions/detail/openPayment';
import { useSync } from '../../transactions/sync/useSync';
import { actHref } from '../acts';
import styles from '../Money.module.css';

const words = money.batch;

interface Side {
  id: string;
  name: string;
  count: number;
  net: string;
}

const columns: ReadonlyArray<FactColumn<Side>> = [
  { id: 'side', title: words.side, rowHeader: true, render: ({ name }) => name },
  { id: 'count', title: words.count, figures: true, render: ({ count }) => formatCount(count) },
  { id: 'net', title: words.net, figures: true, render: ({ net }) => net },
];

function Troubles({ offer }: { offer: SettleOffer }) {
  if (offer.troubles.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="batch-troubles" data-testid="batch-troubles">
      <h2 id="batch-troubles">{words.troubles}</h2>
      <p className={styles.quiet}>{words.troublesHelp}</p>
      <ul className={styles.troubles}>
        {offer.troubles.map(({ id, text }) => (
          <li key={id}>
            <WarningIcon size={14} />
            <span>
              <a href={paymentHref(id)}>{id}</a> {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface OpenBatchProps {
  account: AccountView;
  offer: SettleOffer;
  busy: boolean;
  onAgain: () => void;
  onSettle: () => void;
}

/** Both sides of a batch, whether they agree, and what settling it does. */
export function OpenBatch({ account, offer, busy, onAgain, onSettle }: OpenBatchProps) {
  const sync = useSync(account);
  const sides: Side[] = [
    { id: 'converge', name: words.converge, count: offer.count, net: formatMoney(offer.amount) },
    { id: 'here', name: words.here, count: offer.our_count, net: formatMoney(offer.our_amount) },
  ];
  const Sign = offer.agrees ? SuccessIcon : WarningIcon;
  return (
    <>
      <div className={styles.narrow}>
        <FactTable label={words.table} columns={columns} items={sides} idOf={({ id }) => id} testId="batch-sides" />
      </div>
      <div className={styles.verdict} data-testid="batch-verdict" data-agrees={offer.agrees}>
        <Tag tone={offer.agrees ? 'success' : 'warning'} icon={<Sign size={14} />}>
          {offer.agrees ? words.agrees : words.differs}
        </Tag>
        <p data-testid="batch-meaning">{offer.meaning}</p>
      </div>
      {offer.intent_id && (
        <p>
          <a href={actHref(offer.intent_id)} data-testid="batch-act-link">
            {words.openAct}
          </a>
        </p>
      )}
      <p className={styles.quiet}>{words.asked(formatMoment(offer.asked_at, account.displayZone))}</p>
      <div className={styles.buttons}>
        <Button isDisabled={busy} onPress={onAgain} data-testid="batch-again">
          {words.again}
        </Button>
        {!offer.agrees && (
          <Button icon={<SyncIcon />} isDisabled={sync.active} onPress={() => sync.start()} data-testid="batch-sync">
            {words.sync}
          </Button>
        )}
      </div>
      <Troubles offer={offer} />
      <section className={styles.section} aria-labelledby="batch-means">
        <h2 id="batch-means">{words.means}</h2>
        <p>{words.meansMore}</p>
        {offer.needs_approval && <Banner tone="warning" title={words.needsApproval} data-testid="batch-approval" />}
        {!offer.possible && (
          <p className={styles.quiet} data-testid="batch-not-now">
            {words.notNow}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="primary" isDisabled={busy || !offer.possible} onPress={onSettle} data-testid="settle-open">
            {words.settle}
          </Button>
        </div>
      </section>
    </>
  );
}
