import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useAccount } from '../../app/session';
import { TransactionsPage } from '../TransactionsPage';
import { openPayment, useOpenPayment } from './openPayment';
import { PaymentPage } from './PaymentPage';
import styles from './Detail.module.css';

const rowOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-row-id]') : null;

/** A double-click, or Enter on the row whose details are open already, makes the payment a page. */
function onDoubleClick(event: MouseEvent): void {
  const id = rowOf(event.target)?.dataset.rowId;
  if (id) openPayment(id);
}

function onKeyDownCapture(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = rowOf(event.target);
  const { rowId, opened } = row?.dataset ?? {};
  if (!rowId || opened === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  openPayment(rowId);
}

/**
 * The list and, over it, one payment. The list stays where it is below a payment that was opened
 * from it, so that the way back leads to the same row; it takes part in nothing meanwhile.
 */
export function TransactionsSection() {
  const account = useAccount();
  const open = useOpenPayment();
  const covered = open !== null;
  const list = useRef<HTMLDivElement>(null);
  const seen = useRef(false);
  const lastFocus = useRef<HTMLElement | null>(null);
  if (!covered) seen.current = true;

  useLayoutEffect(() => {
    if (covered) return;
    const back = lastFocus.current;
    lastFocus.current = null;
    if (back?.isConnected) back.focus({ preventScroll: true });
  }, [covered]);

  return (
    <div className={styles.stack} data-covered={covered || undefined}>
      {covered && account && <PaymentPage key={account.id} account={account} id={open} />}
      {seen.current && (
        <div
          ref={list}
          className={styles.layer}
          inert={covered}
          onFocusCapture={(event) => {
            if (!covered && event.target instanceof HTMLElement) lastFocus.current = event.target;
          }}
          onDoubleClick={onDoubleClick}
          onKeyDownCapture={onKeyDownCapture}
        >
          <TransactionsPage />
        </div>
      )}
    </div>
  );
}
