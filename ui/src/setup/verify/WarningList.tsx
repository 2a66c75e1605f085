import { useState } from 'react';
import type { TerminalKind, TerminalVerdict, VerifyWarning } from '../../bindings';
import { Button } from '../../components/Button';
import { FieldLine } from '../../components/FieldLine';
import { verify as words, warningWords } from '../../i18n/en/verify';
import styles from './Verify.module.css';

interface WarningListProps {
  verdict: TerminalVerdict;
  row: number;
  onChangeKind: (terminalId: string, kind: TerminalKind) => void;
}

export function WarningList({ verdict, row, onChangeKind }: WarningListProps) {
  const [kept, setKept] = useState(false);
  if (verdict.warnings.length === 0) return null;
  // Under another terminal's name its kind says nothing: changing ours would hide that PINs are swapped.
  const otherTerminal = verdict.warnings.some((warning) => warning.kind === 'name_differs');
  // And payments shown beside it say more than that nothing could be read.
  const isNews = ({ kind }: VerifyWarning) =>
    !(otherTerminal && kind === 'kind_differs') && !(verdict.evidence !== null && kind === 'setup_not_readable');
  return (
    <ul className={styles.warnings}>
      {verdict.warnings.filter(isNews).map((warning) => (
        <li key={warning.kind} data-testid={`verify-warning-${row}-${warning.kind}`}>
          <FieldLine tone={warningWords(warning).tone}>{warningWords(warning).text}</FieldLine>
          {kept ? null : (
            <KindChoice
              warning={warning}
              reported={verdict.reported?.kind ?? null}
              row={row}
              onChange={(kind) => onChangeKind(verdict.terminalId, kind)}
              onKeep={() => setKept(true)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface KindChoiceProps {
  warning: VerifyWarning;
  reported: TerminalKind | null;
  row: number;
  onChange: (kind: TerminalKind) => void;
  onKeep: () => void;
}

function KindChoice({ warning, reported, row, onChange, onKeep }: KindChoiceProps) {
  if (warning.kind !== 'kind_differs' || reported === null) return null;
  return (
    <div className={styles.kindChoice}>
      <Button size="small" onPress={() => onChange(reported)} data-testid={`change-kind-${row}`}>
        {words.changeKind(reported)}
      </Button>
      <Button size="small" variant="quiet" onPress={onKeep} data-testid={`keep-kind-${row}`}>
        {words.keepKind(warning.chosen)}
      </Button>
    </div>
  );
}
