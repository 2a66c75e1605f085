import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountView, Evidence, TerminalView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { common } from '../../i18n/en/common';
import { evidence as words } from '../../i18n/en/findings';
import { useAct } from '../useAct';
import { BrakeNotice } from '../verify/BrakeNotice';
import { useBrake } from '../verify/useBrake';
import styles from './Evidence.module.css';
import { EvidenceView } from './EvidenceView';

export interface EvidenceDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
}

/** Asks Converge, once per opening, what was paid through this terminal's PIN. */
export function EvidenceDialog({ account, terminal, onClose }: EvidenceDialogProps) {
  const host = useHost();
  const { run, busy, failure } = useAct();
  const brake = useBrake(account.id);
  const { reload } = brake;
  const [seen, setSeen] = useState<Evidence | null>(null);
  const asked = useRef(false);
  const look = useCallback(
    () =>
      run(async () => {
        const found = await host.call('evidence_look', { id: terminal.id });
        setSeen(found);
        announce(found.payments.length > 0 ? found.says : words.nothing(found.days));
      }),
    [run, host, terminal.id],
  );
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void look();
  }, [look]);
  useEffect(() => {
    if (failure?.code === 'verify_brake') void reload();
  }, [failure, reload]);
  const paused = failure?.code === 'verify_brake' && brake.refusals > 0;
  return (
    <Dialog
      title={words.title(terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      wide
      onClose={onClose}
      data-testid="evidence-dialog"
      footer={
        <Button autoFocus onPress={onClose} data-testid="evidence-close">
          {words.close}
        </Button>
      }
    >
      {failure ? null : <p className={styles.quiet}>{words.lead}</p>}
      {busy ? <p role="status">{words.looking}</p> : null}
      {failure && !paused ? <ErrorNotice error={failure} onRetry={() => void look()} /> : null}
      {paused ? (
        <BrakeNotice
          brake={brake}
          actions={
            <Button size="small" isDisabled={brake.secondsLeft > 0} onPress={() => void look()} data-testid="retry-button">
              {common.tryAgain}
            </Button>
          }
        />
      ) : null}
      {seen ? <EvidenceView terminal={terminal} evidence={seen} /> : null}
    </Dialog>
  );
}
