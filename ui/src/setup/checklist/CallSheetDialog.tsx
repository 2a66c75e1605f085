import { useState } from 'react';
import type { AccountView, CallSheetView, TerminalView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { callSheet as words } from '../../i18n/en/checklist';
import { common } from '../../i18n/en/common';
import { useAct } from '../useAct';
import { useSetupQuery } from '../useSetupQuery';
import { CallNotes } from './CallNotes';
import styles from './Checklist.module.css';

export interface CallSheetDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
}

/** What to have ready and what to ask for, to read from while on the phone. */
export function CallSheetDialog({ account, terminal, onClose }: CallSheetDialogProps) {
  const host = useHost();
  const { data: sheet, error, refetch } = useSetupQuery('call_sheet', { id: terminal.id });
  const act = useAct();
  const [said, setSaid] = useState<string | null>(null);
  const write = (print: boolean) =>
    act.run(async () => {
      const { path, sentence } = await host.call('call_sheet_write', { terminalId: terminal.id, print });
      const text = path === null ? words.cancelled : print ? sentence : words.saved(path);
      setSaid(text);
      announce(text);
    });
  return (
    <Dialog
      title={sheet?.title ?? words.loading}
      mode={common.modes[account.environment]}
      isOpen
      wide
      onClose={onClose}
      data-testid="call-sheet"
      footer={
        <>
          <Button onPress={() => void write(false)} data-testid="call-sheet-save">
            {words.save}
          </Button>
          <Button onPress={() => void write(true)} data-testid="call-sheet-print">
            {words.print}
          </Button>
          <Button variant="primary" onPress={onClose} data-testid="call-sheet-close">
            {words.close}
          </Button>
        </>
      }
    >
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      {said ? (
        <FieldLine tone="note" testId="call-sheet-said">
          {said}
        </FieldLine>
      ) : null}
      {!sheet && !error ? <Skeleton rows={5} /> : null}
      {sheet ? <Sheet sheet={sheet} account={account} terminal={terminal} /> : null}
    </Dialog>
  );
}

interface SheetProps {
  sheet: CallSheetView;
  account: AccountView;
  terminal: TerminalView;
}

function Sheet({ sheet, account, terminal }: SheetProps) {
  return (
    <>
      <section className={styles.part} aria-labelledby="call-ready">
        <h3 id="call-ready">{words.ready}</h3>
        <ul className={styles.bullets}>
          {sheet.haveReady.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {sheet.ask.length === 0 ? (
        <p>{words.nothingToAsk}</p>
      ) : (
        <CallNotes key={terminal.id} sheet={sheet} account={account} terminal={terminal} />
      )}
    </>
  );
}
