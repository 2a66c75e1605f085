import { useState } from 'react';
import { announce } from '../../app/session';
import type { ActStarted } from '../../bindings';
import type { HostError } from '../../host';
import { plans } from '../../i18n/en/plans';
import { saidOf, useActGuard, useFocusOnFailure, type ActGuard } from '../../money/useActGuard';
import { openAct } from '../place';

const words = plans.act;

export const actFields = { reason: 'plan-act-reason', note: 'plan-act-note' } as const;
export const actCancelId = 'plan-act-cancel';

export interface PlanAct {
  guard: ActGuard;
  reason: string;
  note: string;
  setReason(reason: string): void;
  setNote(note: string): void;
  reasonError: string | null;
  noteError: string | null;
  /** What no field is to blame for. */
  failure: HostError | null;
  /** Number of the request, once it waits for a second person. */
  requested: string | null;
  submit(): Promise<void>;
}

interface Subject {
  send: (why: { reason: string; note: string }) => Promise<ActStarted>;
  needsReason: boolean;
  onClose: () => void;
  /** It is not as it was shown: to be read again. */
  onStale: () => void;
}

const stale: readonly string[] = ['money_changed', 'money_refused', 'money_under_way'];

/** One act on a plan, from the press of the button to its page. */
export function usePlanAct({ send, needsReason, onClose, onStale }: Subject): PlanAct {
  const guard = useActGuard();
  useFocusOnFailure(guard, actFields, actCancelId);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const [requested, setRequested] = useState<string | null>(null);
  const submit = async () => {
    if (guard.busy || requested) return;
    if (needsReason && reason.trim() === '') {
      setMissing(true);
      document.getElementById(actFields.reason)?.focus();
      return;
    }
    const started = await guard.run(() =>
      send({ reason: reason.trim(), note: note.trim() }).catch((refusal: HostError) => {
        if (stale.includes(refusal.code)) onStale();
        throw refusal;
      }),
    );
    if (!started) return;
    if (started.is === 'requested') {
      setRequested(started.number);
      announce(words.requestedTitle(started.number));
      return;
    }
    onClose();
    openAct(started.intent_id);
  };
  const reasonError = saidOf(guard.failure, 'reason') ?? (missing ? words.reasonNeeded : null);
  const noteError = saidOf(guard.failure, 'note');
  const typed = (set: (text: string) => void) => (text: string) => {
    setMissing(false);
    if (guard.failure?.code === 'invalid_input') guard.forget();
    set(text);
  };
  const failure = saidOf(guard.failure, 'reason') || noteError ? null : guard.failure;
  return { guard, reason, note, setReason: typed(setReason), setNote: typed(setNote), reasonError, noteError, failure, requested, submit };
}
