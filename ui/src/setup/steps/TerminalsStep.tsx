import { useState } from 'react';
import type { DraftTerminal } from '../../bindings';
import { announce } from '../../app/session';
import { Button } from '../../components/Button';
import { AlertDialog } from '../../components/Dialog';
import { focusField } from '../../components/focusField';
import { PlusIcon } from '../../components/icons';
import { terminals as words } from '../../i18n/en/setup';
import { fieldIds } from '../fields';
import { emptyTerminal, needsPin } from '../model';
import { PracticeHelp } from '../PracticeHelp';
import styles from '../setup.module.css';
import { useFocusAfter } from '../useFocusAfter';
import { WhereHelp } from '../WhereHelp';
import { useWizardTools } from '../wizardContext';
import { TerminalRow } from './TerminalRow';

export function TerminalsStep() {
  const { draft, account, update, save, checks } = useWizardTools();
  const [asking, setAsking] = useState<number | null>(null);
  const focusAfter = useFocusAfter();
  const rows = draft.terminals;
  const change = (row: number, part: Partial<DraftTerminal>) => {
    update((now) => ({
      terminals: now.terminals.map((terminal, index) => (index === row ? { ...terminal, ...part } : terminal)),
    }));
  };
  const add = () => {
    update((now) => ({ terminals: [...now.terminals, emptyTerminal] }));
    focusAfter(() => focusField(fieldIds.terminalName(rows.length)));
  };
  const nameOf = (row: number) => rows[row]?.name || words.row(row + 1);
  const remove = (row: number) => {
    announce(words.removed(nameOf(row)));
    update((now) => ({ terminals: now.terminals.filter((_, index) => index !== row) }));
    checks.forget('field-terminal-');
    save();
    setAsking(null);
    focusAfter(() => focusField(rows.length > 1 ? fieldIds.terminalName(Math.max(0, row - 1)) : fieldIds.addTerminal));
  };
  const holdsPin = (row: number) => {
    const saved = account?.terminals.find((terminal) => terminal.id === rows[row]?.id);
    return saved !== undefined && !needsPin(saved);
  };
  return (
    <>
      {account?.environment === 'practice' ? <PracticeHelp step="terminals" /> : null}
      <ol className={styles.rows}>
        {rows.map((terminal, row) => (
          <TerminalRow
            key={row}
            row={row}
            terminal={terminal}
            onChange={(part) => change(row, part)}
            onRemove={() => (holdsPin(row) ? setAsking(row) : remove(row))}
          />
        ))}
      </ol>
      <WhereHelp path={words.where} />
      <div>
        <Button id={fieldIds.addTerminal} icon={<PlusIcon />} onPress={add} data-testid="add-terminal">
          {words.add}
        </Button>
      </div>
      <AlertDialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        title={words.removeTitle(nameOf(asking ?? 0))}
        cancel={words.keep}
        confirm={words.removeConfirm}
        confirmVariant="danger"
        onConfirm={() => remove(asking ?? 0)}
      >
        <p>{words.removeBody}</p>
      </AlertDialog>
    </>
  );
}
