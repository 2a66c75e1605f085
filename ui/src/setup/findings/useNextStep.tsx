import { useRef, useState, type ReactNode, type RefObject } from 'react';
import type { AccountView, NextStep } from '../../bindings';
import { CallSheetDialog } from '../checklist/CallSheetDialog';
import { EvidenceDialog } from '../evidence/EvidenceDialog';
import { PinDialog } from '../terminals/PinDialog';
import { openPlace, placeOf } from '../places';
import { RotationDialog } from '../rotation/RotationDialog';
import { VerifyDialog } from '../verify/VerifyDialog';
import { SwapDialog } from './SwapDialog';
import { terminalOf } from './names';

export interface OpenStep {
  open(next: NextStep): void;
  dialog: ReactNode;
}

/**
 * Opens a next step: a dialog right here, or the page where it is done. The dialog outlives the
 * finding it came from, which may be solved and gone before it closes.
 */
export function useNextStep(
  account: AccountView,
  fallback: RefObject<HTMLElement | null>,
  onElsewhere?: (next: NextStep) => boolean,
): OpenStep {
  const [step, setStep] = useState<NextStep | null>(null);
  const opener = useRef<Element | null>(null);
  const open = (next: NextStep) => {
    const place = placeOf(next);
    if (onElsewhere?.(next)) return;
    if (place !== null) openPlace(place);
    else {
      opener.current = document.activeElement;
      setStep(next);
    }
  };
  const close = () => {
    setStep(null);
    // The button that opened it may be gone together with its finding.
    setTimeout(() => {
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body && activeElement.isConnected) return;
      const back = opener.current instanceof HTMLElement && opener.current.isConnected ? opener.current : fallback.current;
      back?.focus();
    }, 50);
  };
  return { open, dialog: step ? <StepDialog next={step} account={account} onClose={close} onNext={setStep} /> : null };
}

interface StepDialogProps {
  next: NextStep;
  account: AccountView;
  onClose: () => void;
  onNext: (next: NextStep) => void;
}

function StepDialog({ next, account, onClose, onNext }: StepDialogProps) {
  if (next.kind === 'swap_pins') {
    return <SwapDialog account={account} terminalA={next.terminalA} terminalB={next.terminalB} onClose={onClose} />;
  }
  if (next.kind === 'verify') {
    return <VerifyDialog account={account} terminalIds={next.terminalId === null ? null : [next.terminalId]} onClose={onClose} />;
  }
  if (!('terminalId' in next) || next.terminalId === null) return null;
  const { terminalId } = next;
  const terminal = terminalOf(account, terminalId);
  if (!terminal) return null;
  switch (next.kind) {
    case 'paste_pin':
      return <PinDialog account={account} terminal={terminal} userId={terminal.userId} onClose={onClose} />;
    case 'look_at_evidence':
      return <EvidenceDialog account={account} terminal={terminal} onClose={onClose} />;
    case 'open_rotation':
      return (
        <RotationDialog account={account} terminal={terminal} onClose={onClose} onPaste={() => onNext({ kind: 'paste_pin', terminalId })} />
      );
    case 'call_converge':
      return <CallSheetDialog account={account} terminal={terminal} onClose={onClose} />;
    default:
      return null;
  }
}
