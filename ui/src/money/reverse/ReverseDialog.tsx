import { useEffect } from 'react';
import { announce, useAppStatus } from '../../app/session';
import type { AccountView, ReverseOffer } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice, Skeleton } from '../../components';
import { formatMoney } from '../../format/money';
import { formatZone } from '../../format/time';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { money } from '../../i18n/en/money';
import { usePayment } from '../../transactions/detail/usePayment';
import styles from '../Money.module.css';
import { NothingNow } from './NothingNow';
import { OfferFacts, OfferTerms } from './OfferTerms';
import { ReverseFields } from './ReverseFields';
import { amountBack, cancelId, useReverse, type Reversing } from './useReverse';

const words = money.reverse;

export interface ReverseDialogProps {
  account: AccountView;
  /** The gateway's id of the payment. */
  id: string;
  onClose: () => void;
}

function confirmText(offer: ReverseOffer, { typed }: Reversing['form']): string {
  if (offer.needs_approval) return words.ask;
  const back = amountBack(typed, offer);
  if (offer.what === 'void') return words.confirmVoid(back ? formatMoney(back) : '');
  return back ? words.confirmReturn(formatMoney(back)) : words.confirmReturnBare;
}

function Footer({ reversing, onClose }: { reversing: Reversing; onClose: () => void }) {
  const { offer, busy, asking, requested } = reversing;
  if (requested || !offer || offer.what === 'nothing') {
    return (
      <Button id={cancelId} autoFocus={requested !== null} onPress={onClose} isDisabled={busy} data-testid="reverse-cancel">
        {words.close}
      </Button>
    );
  }
  return (
    <>
      <Button id={cancelId} onPress={onClose} isDisabled={busy} data-testid="reverse-cancel">
        {words.cancel}
      </Button>
      <Button variant={offer.needs_approval ? 'primary' : 'danger'} isDisabled={busy || asking} onPress={() => void reversing.submit()} data-testid="reverse-confirm">
        {confirmText(offer, reversing.form)}
      </Button>
    </>
  );
}

function Body({ reversing, account, today, hasCard, onClose }: { reversing: Reversing; account: AccountView; today: string; hasCard: boolean; onClose: () => void }) {
  const { offer, error, asking, failure, changed, requested } = reversing;
  if (requested) {
    return (
      <Banner tone="success" title={words.requestedTitle(requested)} role="group" data-testid="reverse-requested">
        <p>{words.requested}</p>
      </Banner>
    );
  }
  if (!offer) {
    return error ? (
      <ErrorNotice error={toHostError(error)} onRetry={reversing.again} />
    ) : (
      <>
        <p className={styles.quiet} data-testid="reverse-asking">
          {words.asking}
        </p>
        <Skeleton rows={4} />
      </>
    );
  }
  return (
    <>
      {changed && (
        <Banner tone="warning" title={changed} role="alert" data-testid="reverse-changed">
          <p>{words.changedMore}</p>
        </Banner>
      )}
      {failure && <ErrorNotice error={failure} />}
      <OfferFacts offer={offer} />
      {offer.what === 'nothing' ? (
        <NothingNow offer={offer} account={account} busy={asking} onAgain={reversing.again} onLeave={onClose} />
      ) : (
        <>
          <OfferTerms offer={offer} account={account} today={today} />
          <ReverseFields offer={offer} form={reversing.form} hasCard={hasCard} />
          {reversing.busy && (
            <p className={styles.quiet} data-testid="reverse-sending">
              {words.sending}
            </p>
          )}
        </>
      )}
      {offer.until && <p className={styles.quiet}>{words.zone(formatZone(account.displayZone))}</p>}
    </>
  );
}

/** Void or refund of one payment: what it does now, what a person has to say, one confirmation. */
export function ReverseDialog({ account, id, onClose }: ReverseDialogProps) {
  const { data: status } = useAppStatus();
  const payment = usePayment(account.id, id);
  const hasCard = payment.data ? payment.data.row.last4 !== '' : true;
  const reversing = useReverse({ accountId: account.id, id, status: payment.data?.row.status ?? '', hasCard, onClose });
  const { offer, busy } = reversing;
  useEffect(() => {
    if (offer) announce(offer.meaning);
  }, [offer?.what, offer?.meaning]);
  // While it is being sent there is nothing to cancel any more.
  const close = () => {
    if (!busy) onClose();
  };
  return (
    <Dialog
      title={words.titles[offer?.what ?? 'nothing']}
      mode={common.modes[account.environment]}
      isOpen
      onClose={close}
      data-testid="reverse-dialog"
      footer={<Footer reversing={reversing} onClose={close} />}
    >
      <Body reversing={reversing} account={account} today={status?.today ?? ''} hasCard={hasCard} onClose={close} />
    </Dialog>
  );
}
