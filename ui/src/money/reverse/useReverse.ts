import { useState } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { announce, useHost } from '../../app/session';
import type { ActStarted, MoneyView, ReverseOffer } from '../../bindings';
import { formatMoney, plainMoney, readAmount } from '../../format/money';
import type { HostError } from '../../host';
import { money } from '../../i18n/en/money';
import { openAct } from '../acts';
import { reasonNeedingNote } from '../reasons';
import { saidOf, useActGuard, useFocusOnFailure, type ActGuard } from '../useActGuard';

const words = money.reverse;

/** Another status is another question: what was offered before then counts no longer. */
const offerKey = (accountId: string, id: string, status: string) => ['reverse-offer', accountId, id, status] as const;

/** What reversing does now, as far as it was asked; asks nothing itself. */
export function useKnownOffer(accountId: string, id: string, status: string): ReverseOffer | undefined {
  return useQuery<ReverseOffer>({ queryKey: offerKey(accountId, id, status), queryFn: () => Promise.reject(new Error('not asked')), enabled: false }).data;
}

/** Asks Converge each time a dialog opens, and never by itself after that. */
function useOffer(accountId: string, id: string, status: string) {
  const host = useHost();
  const client = useQueryClient();
  const [turn, setTurn] = useState(0);
  const query = useQuery({
    queryKey: ['reverse-offer', 'asked', accountId, id, turn],
    queryFn: async () => {
      const offer = await host.call('reverse_offer', { accountId, id });
      client.setQueryData(offerKey(accountId, id, status), offer);
      return offer;
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { offer: query.data ?? null, error: query.error, asking: query.isFetching, again: () => setTurn(turn + 1) };
}

interface Typed {
  /** Null until the person changes it: then it is what remains. */
  amount: string | null;
  last4: string;
  reason: string | null;
  note: string;
}

export type FieldName = 'amount' | 'last4' | 'reason' | 'note';
type Wrong = Partial<Record<FieldName, string>>;

export const fieldIds: Record<FieldName, string> = { amount: 'reverse-amount', last4: 'reverse-last4', reason: 'reverse-reason', note: 'reverse-note' };
export const cancelId = 'reverse-cancel';
const order: readonly FieldName[] = ['amount', 'last4', 'reason', 'note'];

const nothing: MoneyView = { minor: '0', currency: 'USD' };

const amountShown = (typed: Typed, offer: ReverseOffer): string => typed.amount ?? plainMoney(offer.remains ?? nothing);

/** What goes back: all of it for a void, the typed part for a return; null while that is no amount. */
export function amountBack(typed: Typed, offer: ReverseOffer): MoneyView | null {
  if (offer.what === 'void') return offer.amount;
  const currency = offer.remains?.currency ?? 'USD';
  const minor = readAmount(amountShown(typed, offer), currency);
  return minor === null || minor === 0n ? null : { minor: minor.toString(), currency };
}

function wrongAmount(typed: Typed, offer: ReverseOffer): string | null {
  const most = offer.remains ?? nothing;
  const back = amountBack(typed, offer);
  if (!back) return words.notAnAmount(formatMoney(most));
  return offer.what === 'return' && BigInt(back.minor) > BigInt(most.minor) ? words.tooMuch(formatMoney(most)) : null;
}

function wrongIn(typed: Typed, offer: ReverseOffer, hasCard: boolean): Wrong {
  const wrong: Wrong = {};
  const amount = wrongAmount(typed, offer);
  if (amount) wrong.amount = amount;
  if (hasCard && !/^\d{4}$/.test(typed.last4.trim())) wrong.last4 = words.last4Shape;
  if (typed.reason === null) wrong.reason = words.noReason;
  if (typed.reason === reasonNeedingNote && typed.note.trim() === '') wrong.note = words.noteNeeded;
  return wrong;
}

const stale: readonly string[] = ['money_changed', 'money_refused', 'money_under_way'];

/** Failures after which the payment has to be looked at again. */
const isStale = ({ code, details }: HostError): boolean => stale.includes(code) || details['reason'] === 'too_much';

export interface ReverseForm {
  typed: Typed;
  amountText: string;
  change(part: Partial<Typed>): void;
  /** What is wrong with a field, as far as it was checked. */
  errorOf(field: FieldName): string | null;
  check(field: FieldName): void;
}

export interface Reversing {
  offer: ReverseOffer | null;
  asking: boolean;
  error: Error | null;
  again(): void;
  busy: boolean;
  /** What no field is to blame for. */
  failure: HostError | null;
  /** The sentence about what changed since the dialog was opened. */
  changed: string | null;
  /** Number of the request, once it waits for a second person. */
  requested: string | null;
  form: ReverseForm;
  submit(): Promise<void>;
}

interface Subject {
  accountId: string;
  id: string;
  status: string;
  hasCard: boolean;
  onClose: () => void;
}

/** What a person typed, and what is wrong with it. It outlives every new look at the payment. */
function useTyped(offer: ReverseOffer | null, hasCard: boolean, guard: ActGuard) {
  const [typed, setTyped] = useState<Typed>({ amount: null, last4: '', reason: null, note: '' });
  const [wrong, setWrong] = useState<Wrong>({});
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (guard.failure?.code === 'invalid_input') guard.forget();
    if (!offer) return;
    // A field found wrong before is told right at once; others are not judged while being typed.
    const now = wrongIn(next, offer, hasCard);
    setWrong((before) => Object.fromEntries(order.flatMap((field) => (before[field] && now[field] ? [[field, now[field]]] : []))));
  };
  const check = (field: FieldName) => {
    if (!offer || (field === 'last4' && typed.last4 === '')) return;
    const found = wrongIn(typed, offer, hasCard)[field];
    if (found) setWrong((before) => ({ ...before, [field]: found }));
  };
  const errorOf = (field: FieldName) => saidOf(guard.failure, field) ?? wrong[field] ?? null;
  /** What goes back, once everything is in order; else the focus is on what is not. */
  const checkAll = (asked: ReverseOffer): MoneyView | null => {
    const found = wrongIn(typed, asked, hasCard);
    setWrong(found);
    const first = order.find((field) => found[field]);
    const back = amountBack(typed, asked);
    if (!first && back) return back;
    document.getElementById(fieldIds[first ?? 'amount'])?.focus();
    return null;
  };
  const form: ReverseForm = { typed, amountText: offer ? amountShown(typed, offer) : '', change, errorOf, check };
  return { form, checkAll };
}

/** What no shown field is to blame for. A refusal of one that is not shown has to be told, too. */
function otherFailure({ failure }: ActGuard, offer: ReverseOffer | null, hasCard: boolean): HostError | null {
  const shown = order.filter((field) => (field === 'amount' ? offer?.partial : field === 'last4' ? hasCard : true));
  const told = shown.some((field) => saidOf(failure, field) !== null) || failure?.code === 'money_changed';
  return told ? null : failure;
}

/** One reversal from the first look to what became of it. */
export function useReverse({ accountId, id, status, hasCard, onClose }: Subject): Reversing {
  const host = useHost();
  const guard = useActGuard();
  useFocusOnFailure(guard, fieldIds, cancelId);
  const { offer, error, asking, again } = useOffer(accountId, id, status);
  const { form, checkAll } = useTyped(offer, hasCard, guard);
  const [changed, setChanged] = useState<string | null>(null);
  const [requested, setRequested] = useState<string | null>(null);

  const arrived = (started: ActStarted) => {
    if (started.is === 'requested') {
      setRequested(started.number);
      announce(words.requestedTitle(started.number));
      return;
    }
    onClose();
    openAct(started.intent_id);
  };
  const submit = async () => {
    if (!offer || offer.what === 'nothing' || asking || guard.busy || requested) return;
    const back = checkAll(offer);
    if (!back) return;
    setChanged(null);
    const { last4, reason, note } = form.typed;
    const request = { account_id: accountId, id, what: offer.what, amount: plainMoney(back), last4: last4.trim(), reason: reason ?? '', note: note.trim() };
    const started = await guard.run(() =>
      host.call('reverse', request).catch((refusal: HostError) => {
        if (refusal.code === 'money_changed') setChanged(refusal.message);
        if (isStale(refusal)) again();
        throw refusal;
      }),
    );
    if (started) arrived(started);
  };
  return { offer, asking, error, again, busy: guard.busy, failure: otherFailure(guard, offer, hasCard), changed, requested, form, submit };
}
