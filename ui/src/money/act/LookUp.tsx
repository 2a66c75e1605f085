import { useQueryClient } from '@tanstack/react-query';
import { announce, useHost } from '../../app/session';
import type { CandidateView, IntentView } from '../../bindings';
import { Button, CopyButton, ErrorNotice } from '../../components';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { SyncIcon } from '../../components/icons';
import { formatMoney } from '../../format/money';
import { formatMoment } from '../../format/time';
import { money } from '../../i18n/en/money';
import { IdText } from '../../transactions/detail/IdText';
import { actKey } from '../acts';
import { clockOf, secondsUntil, useSeconds } from '../clock';
import styles from '../Money.module.css';
import { useActGuard } from '../useActGuard';

const words = money.look;

function NextLook({ at }: { at: string }) {
  const now = useSeconds(true);
  const seconds = secondsUntil(at, now);
  return (
    <span role="timer" data-testid="act-next-look">
      {seconds > 0 ? words.next(clockOf(seconds)) : words.soon}
    </span>
  );
}

function columnsFor(zone: string): ReadonlyArray<FactColumn<CandidateView>> {
  return [
    {
      id: 'id',
      title: words.id,
      rowHeader: true,
      render: ({ id }) => (
        <span className={styles.buttons}>
          <IdText id={id} />
          <CopyButton text={id} what={words.id} />
        </span>
      ),
    },
    { id: 'time', title: words.time, figures: true, render: ({ at }) => (at ? formatMoment(at, zone) : words.noTime) },
    { id: 'amount', title: words.amount, figures: true, render: ({ amount }) => (amount ? formatMoney(amount) : words.noAmount) },
    { id: 'user', title: words.user, render: ({ user }) => user },
  ];
}

/** When it is looked up next, and looking now. Looking only reads. */
export function LookUp({ act, zone }: { act: IntentView; zone: string }) {
  const host = useHost();
  const client = useQueryClient();
  const guard = useActGuard();
  const look = async () => {
    const looked = await guard.run(() => host.call('intent_look', { intent_id: act.id }));
    if (!looked) return;
    client.setQueryData(actKey(act.id), looked);
    if (looked.state === act.state) announce(words.same);
  };
  return (
    <section className={styles.section} aria-labelledby="act-look" data-testid="act-look">
      <h2 id="act-look">{words.title}</h2>
      <p>
        {words.count(act.looks)} {act.next_look_at && <NextLook at={act.next_look_at} />} <span className={styles.quiet}>{words.byItself}</span>
      </p>
      {guard.failure && <ErrorNotice error={guard.failure} />}
      <div className={styles.buttons}>
        <Button icon={<SyncIcon />} onPress={() => void look()} data-testid="act-look-now">
          {guard.busy ? words.looking : words.now}
        </Button>
      </div>
      {act.candidates.length > 0 && (
        <>
          <h3>{words.candidates}</h3>
          <p className={styles.quiet}>{words.candidatesHelp}</p>
          <FactTable label={words.candidates} columns={columnsFor(zone)} items={act.candidates} idOf={({ id }) => id} testId="act-candidates" />
        </>
      )}
    </section>
  );
}
