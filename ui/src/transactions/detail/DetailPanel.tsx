import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AccountView } from '../../bindings';
import { ErrorNotice, IconButton, Skeleton, StatusTag } from '../../components';
import { CloseIcon, ExpandIcon } from '../../components/icons';
import { questionText } from '../../help/question';
import { toHostError } from '../../host';
import { detail as words } from '../../i18n/en/detail';
import { ReverseButton } from '../../money/reverse/ReverseButton';
import { openPayment } from './openPayment';
import { PanelEdge, usePanelWidth } from './PanelEdge';
import { headlineOf, PaymentView, questionOf } from './PaymentView';
import { usePayment } from './usePayment';
import styles from './Detail.module.css';

export interface DetailPanelProps {
  account: AccountView;
  id: string;
  /** Counts up each time the person asked for the panel by key. */
  focusTurn: number;
  onClose: () => void;
}

/** One payment beside the list. Enter on its headline, or its button, makes it a page. */
export function DetailPanel({ account, id, focusTurn, onClose }: DetailPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { width, setWidth } = usePanelWidth();
  const { data, error, refetch } = usePayment(account.id, id);
  useEffect(() => {
    if (focusTurn > 0) heading.current?.focus();
  }, [focusTurn]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === heading.current) openPayment(id);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={styles.panel} style={{ width }} aria-label={words.label} data-region="detail" data-testid="detail-panel" data-explain={data && questionText(questionOf(data, account.id))} data-id={id} onKeyDown={onKeyDown}>
      <PanelEdge width={width} onWidth={setWidth} />
      <header className={styles.head} onDoubleClick={() => openPayment(id)}>
        <h2 ref={heading} tabIndex={-1} className={styles.amount} data-testid="detail-amount">
          {data ? headlineOf(data) : '\u2026'}
        </h2>
        {data && <StatusTag status={data.row.status} />}
        {data && <ReverseButton key={data.row.id} account={account} row={data.row} small />}
        <span className={styles.push} />
        <IconButton label={words.expand} hint={words.expandKey} icon={<ExpandIcon />} onPress={() => openPayment(id)} data-testid="detail-expand" />
        <IconButton label={words.close} hint="Esc" icon={<CloseIcon />} onPress={onClose} data-testid="detail-close" />
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.facts}>
        {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={6} />}
        {data && <PaymentView detail={data} account={account} />}
      </div>
    </aside>
  );
}
