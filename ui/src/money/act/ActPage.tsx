import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { announce, navigate } from '../../app/session';
import type { IntentView } from '../../bindings';
import { Button, EmptyState, ErrorNotice, Skeleton, Tooltip } from '../../components';
import { ChevronLeftIcon } from '../../components/icons';
import { toHostError } from '../../host';
import { money } from '../../i18n/en/money';
import { ActStateTag } from '../ActStateTag';
import { isUnclear, titleOf, useAccountOf, useAct } from '../acts';
import styles from '../Money.module.css';
import { SettleWatch } from '../batch/SettleWatch';
import { ActFacts } from './ActFacts';
import { ActSteps } from './ActSteps';
import { AfterRefusal, isRefusedReversal } from './AfterRefusal';
import { DecideForm } from './DecideForm';
import { LookUp } from './LookUp';
import { Outcome } from './Outcome';
import { RepeatDialog } from './RepeatDialog';

const words = money.act;

/** To where the person came from; a page that was opened first has only the list behind it. */
function goBack(): void {
  if (window.history.length > 1) window.history.back();
  else navigate('acts');
}

/** Says how it stands, and each new state once: a fast answer may be there before the page is. */
function useAnnounced(act: IntentView | undefined): void {
  useEffect(() => {
    if (act) announce(words.announced(titleOf(act), act.headline, act.meaning));
  }, [act?.id, act?.state]);
}

function Known({ act }: { act: IntentView }) {
  const account = useAccountOf(act.account_id);
  const [repeating, setRepeating] = useState(false);
  const zone = account?.displayZone ?? 'UTC';
  return (
    <>
      <Outcome act={act} />
      {act.may_repeat && (
        <div className={styles.buttons}>
          <Button variant="primary" onPress={() => setRepeating(true)} data-testid="repeat-open">
            {money.repeat.open}
          </Button>
        </div>
      )}
      {repeating && <RepeatDialog act={act} account={account} onClose={() => setRepeating(false)} />}
      {account && isRefusedReversal(act) && <AfterRefusal act={act} account={account} />}
      {account && act.kind === 'settle' && (act.state === 'approved' || act.state === 'confirmed_done') && <SettleWatch act={act} account={account} />}
      <div className={styles.columns}>
        <div className={styles.stack}>
          {isUnclear(act) && <LookUp act={act} zone={zone} />}
          {act.may_decide && <DecideForm act={act} account={account} />}
          <ActSteps act={act} zone={zone} />
        </div>
        <ActFacts act={act} account={account} />
      </div>
    </>
  );
}

/** One act that moves money: how it stands. Opening or reloading it sends nothing. */
export function ActPage({ id }: { id: string }) {
  const { data, error, refetch } = useAct(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const failure = error ? toHostError(error) : null;
  useAnnounced(data);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id]);
  useEffect(() => {
    // What had the focus may have gone with the old state.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [data?.state]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    // Neither a dialog over the page nor a text that is being written may be left with it.
    const own = target instanceof HTMLElement && event.currentTarget.contains(target) && target.closest('input, textarea') === null;
    if (event.key === 'Escape' && !event.defaultPrevented && own) goBack();
  };
  return (
    <div className={styles.page} data-region="page" data-testid="act-page" data-id={id} data-state={data?.state} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <Tooltip text={words.backKey}>
          <Button variant="quiet" size="small" icon={<ChevronLeftIcon />} onPress={goBack} data-testid="act-back">
            {words.back}
          </Button>
        </Tooltip>
        <h1 ref={heading} tabIndex={-1} data-testid="act-title">
          {data ? titleOf(data) : words.title}
        </h1>
        {data && <ActStateTag state={data.state} />}
        <span className={styles.push} />
        <a href="#/acts" data-testid="act-to-list">
          {words.toList}
        </a>
      </header>
      {failure?.code === 'not_found' && (
        <EmptyState title={words.gone} data-testid="act-gone" actions={<Button onPress={() => navigate('acts')}>{words.toList}</Button>}>
          <p>{words.goneMore}</p>
        </EmptyState>
      )}
      {failure && failure.code !== 'not_found' && <ErrorNotice error={failure} onRetry={() => void refetch()} />}
      {!data && !failure && <Skeleton rows={8} />}
      {data && <Known act={data} />}
    </div>
  );
}
