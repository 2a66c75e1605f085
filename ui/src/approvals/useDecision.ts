import { useRef, useState, type RefObject } from 'react';
import { announce, useHost } from '../app/session';
import type { ApprovalView, DecideApproval } from '../bindings';
import { focusField } from '../components/focusField';
import type { PasswordHandle } from '../components/PasswordField';
import { toHostError, type HostError } from '../host';
import { decide as words } from '../i18n/en/approvals';
import { password as passwordWords, signIn } from '../i18n/en/signIn';
import { useAct, type Act } from '../setup/useAct';
import { useStepUp } from '../signin/stepUp';
import type { Asked } from './DecideDialog';
import { useRefreshApprovals } from './useApprovals';

export const decideIds = { choice: 'decide-choice', note: 'decide-note', name: 'decide-name', password: 'decide-password' } as const;
type Field = keyof typeof decideIds;
type Errors = Partial<Record<Field, string>>;

export interface Decision {
  act: Act;
  /** Yes or no; null until somebody else at this screen has chosen. */
  approve: boolean | null;
  choose(approve: boolean): void;
  note: string;
  setNote(note: string): void;
  name: string;
  setName(name: string): void;
  secret: RefObject<PasswordHandle | null>;
  errors: Errors;
  /** How the request stands after the decision. */
  done: ApprovalView | null;
  submit(): Promise<void>;
}

const inOrder: Field[] = ['choice', 'note', 'name', 'password'];

function fieldOf({ code, details }: HostError): Field | null {
  if (code !== 'invalid_input') return null;
  return inOrder.find((field) => field === details['field']) ?? null;
}

/** One decision about one request, exactly as it was shown when it was opened. */
export function useDecision({ what, request }: Asked): Decision {
  const host = useHost();
  const act = useAct();
  const { run } = useStepUp();
  const refresh = useRefreshApprovals();
  const secret = useRef<PasswordHandle>(null);
  const other = what === 'other';
  const [approve, setApprove] = useState<boolean | null>(what === 'approve' ? true : other ? null : false);
  const [note, setNote] = useState('');
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [done, setDone] = useState<ApprovalView | null>(null);

  const refuse = (found: Errors) => {
    setErrors(found);
    const first = inOrder.find((field) => found[field] !== undefined);
    if (first) focusField(decideIds[first]);
  };
  const missing = (): Errors => {
    const found: Errors = {};
    if (what === 'withdraw') return found;
    if (approve === null) found.choice = words.choiceEmpty;
    if (approve === false && note.trim() === '') found.note = words.noteEmpty;
    if (other && name.trim() === '') found.name = signIn.nameEmpty;
    if (other && !secret.current?.value()) found.password = passwordWords.empty;
    return found;
  };
  const send = (): Promise<ApprovalView> => {
    if (what === 'withdraw') return run(() => host.call('approval_withdraw', { id: request.id }));
    const who = other ? { name: name.trim(), password: secret.current?.value() ?? '' } : { name: null, password: null };
    const decision: DecideApproval = { id: request.id, bound: request.bound, approve: approve === true, note: note.trim(), ...who };
    return run(() => host.call('approval_decide', decision));
  };
  const submit = async () => {
    const found = missing();
    refuse(found);
    if (Object.keys(found).length > 0) return;
    await act.run(async () => {
      try {
        const view = await send();
        setDone(view);
        announce(words[what === 'withdraw' ? 'withdrawn' : approve ? 'approved' : 'refused'](view.number));
      } catch (reason) {
        const error = toHostError(reason);
        const field = fieldOf(error);
        if (!field) throw error;
        refuse({ [field]: error.message });
      } finally {
        secret.current?.clear();
        // Also where it was refused: the request may have expired or been decided meanwhile.
        void refresh();
      }
    });
  };
  return { act, approve, choose: setApprove, note, setNote, name, setName, secret, errors, done, submit };
}
