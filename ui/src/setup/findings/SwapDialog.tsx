import { useState } from 'react';
import type { AccountView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FactTable } from '../../components/FactTable';
import { common } from '../../i18n/en/common';
import { swap as words } from '../../i18n/en/findings';
import { credentialOf } from '../model';
import { useAbsorb } from '../useAbsorb';
import { useAct } from '../useAct';
import { VerifyDialog } from '../verify/VerifyDialog';
import { terminalOf } from './names';

interface SwapDialogProps {
  account: AccountView;
  terminalA: string;
  terminalB: string;
  onClose: () => void;
}

/** Names both terminals and both endings before anything changes; the safe button has the focus. */
export function SwapDialog({ account, terminalA, terminalB, onClose }: SwapDialogProps) {
  const host = useHost();
  const absorb = useAbsorb();
  const act = useAct();
  const [stage, setStage] = useState<'ask' | 'done' | 'verify'>('ask');
  const pair = [terminalOf(account, terminalA), terminalOf(account, terminalB)];
  // What is swapped stays readable as it was while the dialog asked.
  const [rows] = useState(() => {
    const ends = pair.map((terminal) => (terminal ? (credentialOf(terminal)?.ends ?? null) : null));
    return pair.map((terminal, index) => ({
      name: terminal?.name ?? '',
      now: ends[index] ?? null,
      then: ends[1 - index] ?? null,
    }));
  });
  const done = words.done(rows[0]?.name ?? '', rows[1]?.name ?? '');
  const swapNow = () =>
    act.run(async () => {
      absorb(await host.call('pin_swap', { terminalA, terminalB }));
      announce(`${words.doneTitle}. ${done}`);
      setStage('done');
    });
  if (stage === 'verify') return <VerifyDialog account={account} terminalIds={[terminalA, terminalB]} onClose={onClose} />;
  const isDone = stage === 'done';
  return (
    <Dialog
      title={isDone ? words.doneTitle : words.title}
      mode={common.modes[account.environment]}
      isOpen
      role="alertdialog"
      onClose={onClose}
      data-testid="swap-dialog"
      footer={
        isDone ? (
          <>
            <Button onPress={onClose} data-testid="swap-later">
              {words.later}
            </Button>
            <Button key="verify" autoFocus variant="primary" onPress={() => setStage('verify')} data-testid="swap-verify">
              {words.verify}
            </Button>
          </>
        ) : (
          <>
            <Button autoFocus onPress={onClose} data-testid="dialog-cancel">
              {common.cancel}
            </Button>
            <Button variant="primary" onPress={() => void swapNow()} data-testid="dialog-confirm">
              {words.confirm}
            </Button>
          </>
        )
      }
    >
      {act.failure ? <ErrorNotice error={act.failure} onRetry={() => void swapNow()} /> : null}
      {isDone ? (
        <p>{done}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <FactTable
            label={words.title}
            items={rows}
            idOf={(row) => row.name}
            columns={[
              { id: 'terminal', title: words.columns.terminal, rowHeader: true, render: (row) => row.name },
              { id: 'now', title: words.columns.now, render: (row) => words.ends(row.now) },
              { id: 'then', title: words.columns.then, render: (row) => words.ends(row.then) },
            ]}
          />
          <p>{words.after}</p>
        </>
      )}
    </Dialog>
  );
}
