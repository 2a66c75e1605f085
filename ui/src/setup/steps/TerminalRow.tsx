import type { DraftTerminal, TerminalKind } from '../../bindings';
import { FieldLine } from '../../components/FieldLine';
import { CloseIcon } from '../../components/icons';
import { IconButton } from '../../components/IconButton';
import { RadioCards, type RadioCard } from '../../components/RadioCards';
import { Select } from '../../components/Select';
import { kindIcons } from '../../components/status';
import { common } from '../../i18n/en/common';
import { terminals as words } from '../../i18n/en/setup';
import { CheckedField } from '../CheckedField';
import { fieldIds } from '../fields';
import styles from '../setup.module.css';
import { useWizardTools } from '../wizardContext';

const card = (row: number, kind: TerminalKind): RadioCard<TerminalKind> => ({
  value: kind,
  title: common.kinds[kind],
  Icon: kindIcons[kind],
  testId: `terminal-kind-${row}-${kind}`,
});

interface TerminalRowProps {
  row: number;
  terminal: DraftTerminal;
  onChange: (part: Partial<DraftTerminal>) => void;
  onRemove: () => void;
}

export function TerminalRow({ row, terminal, onChange, onRemove }: TerminalRowProps) {
  const { save, checks } = useWizardTools();
  const title = terminal.name || words.row(row + 1);
  const chooseKind = (kind: TerminalKind) => {
    onChange({ kind });
    checks.mark(fieldIds.terminalKind(row), null);
    save();
  };
  return (
    <li className={styles.terminal} aria-label={title}>
      <div className={styles.withRemove}>
        <CheckedField
          id={fieldIds.terminalName(row)}
          field="terminal_name"
          label={`${words.name} ${row + 1}`}
          value={terminal.name}
          change={(name, draft) => ({
            terminals: draft.terminals.map((one, index) => (index === row ? { ...one, name } : one)),
          })}
        />
        <IconButton label={words.remove(title)} icon={<CloseIcon />} onPress={onRemove} data-testid={`remove-terminal-${row}`} />
      </div>
      <RadioCards
        id={fieldIds.terminalKind(row)}
        label={`${words.kind} ${row + 1}`}
        value={terminal.kind}
        onChange={chooseKind}
        cards={[card(row, 'retail'), card(row, 'internet')]}
        more={{
          label: words.more,
          testId: `terminal-more-kinds-${row}`,
          cards: [card(row, 'service'), card(row, 'moto')],
        }}
        error={checks.note(fieldIds.terminalKind(row)).error}
        compact
      />
      <TerminalUser row={row} terminal={terminal} onChange={onChange} />
    </li>
  );
}

/** Asked only when there is something to choose. */
function TerminalUser({ row, terminal, onChange }: Omit<TerminalRowProps, 'onRemove'>) {
  const { account, save, checks } = useWizardTools();
  const users = account?.users ?? [];
  if (users.length < 2) return null;
  const error = checks.note(fieldIds.terminalUser(row)).error;
  const choose = (userId: string) => {
    onChange({ userId });
    checks.mark(fieldIds.terminalUser(row), null);
    save();
  };
  return (
    <div id={fieldIds.terminalUser(row)} className={styles.terminalUser}>
      <Select
        label={`${words.user} ${row + 1}`}
        choices={users.map((user) => ({ id: user.id, text: user.userId }))}
        value={users.some((user) => user.id === terminal.userId) ? terminal.userId : null}
        onChange={choose}
        placeholder={words.userChoose}
        data-testid={`terminal-user-${row}`}
      />
      {error ? <FieldLine tone="error">{error}</FieldLine> : null}
    </div>
  );
}
