import { useState } from 'react';
import type { AccountView, CallSheetView, TerminalView } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { AlertDialog, Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { callSheet as words } from '../../i18n/en/checklist';
import { common } from '../../i18n/en/common';
import { useAct } from '../useAct';
import { useSetupQuery } from '../useSetupQuery';
import { CallForm } from './CallForm';
import styles from './Checklist.module.css';
import { useCallNotes, type CallNotes } from './useCallNotes';

export interface CallSheetDialogProps {
  account: AccountView;
  terminal: TerminalView;
  onClose: () => void;
}

const formId = 'call-form';

/** What to have ready and what to ask for, to read from while on the phone. */
export function CallSheetDialog({ account, terminal, onClose }: CallSheetDialogProps) {
  const host = useHost();
  const { data: sheet, error, refetch } = useSetupQuery('call_sheet', { id: terminal.id });
  const act = useAct();
  const notes = useCallNotes(sheet, account, terminal);
  const [said, setSaid] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const close = () => (notes.ticked.size > 0 ? setLeaving(true) : onClose());
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
      onClose={close}
      data-testid="call-sheet"
      footer={<SheetButtons mayNote={sheet !== undefined && sheet.ask.length > 0} asked={notes.asked} onWrite={(print) => void write(print)} onClose={close} />}
    >
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      {said ? (
        <FieldLine tone="note" testId="call-sheet-said">
          {said}
        </FieldLine>
      ) : null}
      {!sheet && !error ? <Skeleton rows={5} /> : null}
      {sheet ? <Sheet sheet={sheet} notes={notes} /> : null}
      <AlertDialog
        isOpen={leaving}
        onClose={() => setLeaving(false)}
        title={words.leaveTitle}
        mode={common.modes[account.environment]}
        confirm={words.leave}
        cancel={words.stay}
        onConfirm={onClose}
        data-testid="call-leave-dialog"
      >
        <p>{words.leaveBody}</p>
      </AlertDialog>
    </Dialog>
  );
}

interface SheetButtonsProps {
  mayNote: boolean;
  asked: number;
  onWrite: (print: boolean) => void;
  onClose: () => void;
}

function SheetButtons({ mayNote, asked, onWrite, onClose }: SheetButtonsProps) {
  return (
    <>
      <Button onPress={() => onWrite(false)} data-testid="call-sheet-save">
        {words.save}
      </Button>
      <Button onPress={() => onWrite(true)} data-testid="call-sheet-print">
        {words.print}
      </Button>
      <Button autoFocus onPress={onClose} data-testid="call-sheet-close">
        {words.close}
      </Button>
      {mayNote ? (
        <Button variant="primary" type="submit" form={formId} data-testid="call-note">
          {words.note(asked)}
        </Button>
      ) : null}
    </>
  );
}

function Sheet({ sheet, notes }: { sheet: CallSheetView; notes: CallNotes }) {
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
        <CallForm id={formId} sheet={sheet} notes={notes} />
      )}
    </>
  );
}
