import { useEffect, useRef, type KeyboardEvent } from 'react';
import { navigate } from '../../app/session';
import type { AccountView } from '../../bindings';
import { Button, EmptyState, ErrorNotice, Skeleton, StatusTag, Tooltip } from '../../components';
import { ChevronLeftIcon } from '../../components/icons';
import { questionText } from '../../help/question';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { detail as words } from '../../i18n/en/detail';
import { ReverseButton } from '../../money/reverse/ReverseButton';
import { timeText } from '../grid/rowText';
import { headlineOf, PaymentView, questionOf } from './PaymentView';
import { usePayment } from './usePayment';
import styles from './Detail.module.css';

/** To where the person came from; a page that was opened first has only the list behind it. */
function goBack(): void {
  if (window.history.length > 1) window.history.back();
  else navigate('transactions');
}

/** One payment with room for everything. */
export function PaymentPage({ account, id }: { account: AccountView; id: string }) {
  const { data, error, refetch } = usePayment(account.id, id);
  const heading = useRef<HTMLHeadingElement>(null);
  const failure = error ? toHostError(error) : null;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) goBack();
  };
  return (
    <div className={styles.page} data-region="page" data-testid="payment-page" data-id={id} data-explain={data && questionText(questionOf(data, account.id))} onKeyDown={onKeyDown}>
      <header className={styles.pageHead}>
        <Tooltip text={words.backKey}>
          <Button variant="quiet" size="small" icon={<ChevronLeftIcon />} onPress={goBack} data-testid="payment-back">
            {words.back}
          </Button>
        </Tooltip>
        <h1 ref={heading} tabIndex={-1} className={styles.amount} data-testid="payment-amount">
          {data ? headlineOf(data) : words.pageTitle}
        </h1>
        {data && <StatusTag status={data.row.status} />}
        {data && (
          <p className={styles.small}>
            {common.types[data.row.type]}, {timeText(data.row)}, {data.row.terminalName}
          </p>
        )}
        {data && <ReverseButton key={data.row.id} account={account} row={data.row} small />}
      </header>
      <div className={styles.pageBody}>
        {failure?.code === 'not_found' && (
          <EmptyState
            title={words.gone}
            data-testid="payment-gone"
            actions={<Button onPress={() => navigate('transactions')}>{words.toList}</Button>}
          >
            <p>{words.goneMore}</p>
          </EmptyState>
        )}
        {failure && failure.code !== 'not_found' && <ErrorNotice error={failure} onRetry={() => void refetch()} />}
        {!data && !failure && <Skeleton rows={8} />}
        {data && <PaymentView detail={data} account={account} columns />}
      </div>
    </div>
  );
}
