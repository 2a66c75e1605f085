// What may be done with an invented payment now, by the rules of the program.
import type { MoneyView, ReverseKind, ReverseOffer, TxnRow } from '../../bindings';
import { formatMoney } from '../../format/money';

export interface OfferPlace {
  accountId: string;
  offline: boolean;
  /** Settled since the copy was read. */
  settled: boolean;
  /** Minor units that open requests ask back. */
  pending: number;
  /** Minor units that the payment's service fee was. */
  fee: number | null;
  needsApproval: boolean;
  openIntent: string | null;
  until: string | null;
}

type Why = { why: string; meaning: string };

const usd = (minor: number): MoneyView => ({ minor: String(minor), currency: 'USD' });
const reversible = new Set(['sale', 'force', 'installment', 'recurring', 'void']);

/** Why it can never be reversed, whatever the gateway shows now. */
export function never(row: TxnRow): Why | null {
  if (!reversible.has(row.type)) return { why: 'not_a_sale', meaning: 'Only a payment can be reversed. Money never goes back without an earlier payment.' };
  if (row.status === 'declined' || row.status === 'failed') return { why: 'declined', meaning: 'This payment was declined: nobody was charged, so there is nothing to give back.' };
  if (row.status === 'voided') return { why: 'voided', meaning: 'This payment was voided already: the resident is not charged.' };
  if (row.origin === 'portal_file') return { why: 'from_file', meaning: 'This payment was read from a file. Sync its day first, so that it can be looked up.' };
  if (!row.amount) return { why: 'unread_amount', meaning: 'The amount of this payment could not be read exactly. Reverse it in the Converge portal.' };
  return null;
}

export function remainsOf(row: TxnRow, pending: number): number {
  return Math.max(0, Number(row.amount?.minor ?? 0) - Number(row.refunded?.minor ?? 0) - pending);
}

function whyNot(row: TxnRow, place: OfferPlace): Why | null {
  const remains = remainsOf(row, place.pending);
  if (place.openIntent) return { why: 'under_way', meaning: 'Something about this payment is under way, or its outcome is not known yet.' };
  const said = never(row);
  if (said) return said;
  if (place.offline) return { why: 'offline', meaning: 'No connection to Converge. Reading works here; money does not move offline. Nothing was sent.' };
  if (row.status === 'held') return { why: 'held', meaning: 'Converge holds this payment. Release or void it in the Converge portal.' };
  if (remains === 0 && place.pending > 0) return { why: 'requested', meaning: `${formatMoney(usd(0))} remains while a request about this payment is open.` };
  return remains === 0 ? { why: 'returned', meaning: 'All of this payment was given back already.' } : null;
}

export function kindNow(row: TxnRow, place: OfferPlace): ReverseKind {
  if (whyNot(row, place)) return 'nothing';
  return row.status === 'open' && !place.settled && !row.refunded && place.pending === 0 ? 'void' : 'return';
}

export function offerOf(row: TxnRow, place: OfferPlace): ReverseOffer {
  const not = whyNot(row, place);
  const what = kindNow(row, place);
  const refund = place.fee
    ? `Refund: the money goes back to the same card. The service fee of ${formatMoney(usd(place.fee))} is not returned.`
    : 'Refund: the money goes back to the same card, usually within a few days.';
  return {
    account_id: place.accountId,
    id: row.id,
    terminal_name: row.terminalName,
    customer: row.customer,
    invoice: row.invoice,
    what,
    meaning: not?.meaning ?? (what === 'void' ? 'Void: the resident will not be charged.' : refund),
    why: not?.why ?? null,
    amount: row.amount,
    refunded: usd(Number(row.refunded?.minor ?? 0)),
    pending: usd(place.pending),
    remains: usd(remainsOf(row, place.pending)),
    fee: place.fee === null ? null : usd(place.fee),
    until: what === 'void' ? place.until : null,
    partial: what === 'return',
    needs_approval: place.needsApproval,
    intent_id: place.openIntent,
  };
}
