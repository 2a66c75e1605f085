import type { ComponentType } from 'react';
import type { RowAction, SpreadsheetPreview, SpreadsheetRow } from '../../bindings';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { FieldLine } from '../../components/FieldLine';
import { CheckIcon, ErrorIcon, PlusIcon, SyncIcon, type IconProps } from '../../components/icons';
import type { Tone } from '../../components/status';
import { Tag } from '../../components/StatusTag';
import { configuration as words } from '../../i18n/en/paper';
import styles from '../handoff/Handoff.module.css';
import { KindMark } from '../KindMark';
import own from './Files.module.css';
import { useArrival } from './useArrival';

const looks: Record<RowAction, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  add: { tone: 'success', Icon: PlusIcon },
  change: { tone: 'info', Icon: SyncIcon },
  same: { tone: 'neutral', Icon: CheckIcon },
  problem: { tone: 'danger', Icon: ErrorIcon },
};

const { sheetColumns } = words;
const columns: Array<FactColumn<SpreadsheetRow>> = [
  { id: 'row', title: sheetColumns.row, rowHeader: true, render: (row) => <RowNumber row={row.row} /> },
  { id: 'terminal', title: sheetColumns.terminal, wide: true, render: (row) => row.terminalName || '–' },
  { id: 'kind', title: sheetColumns.kind, render: (row) => (row.kind ? <KindMark kind={row.kind} /> : words.unknownKind(row.kindText)) },
  { id: 'user', title: sheetColumns.user, mono: true, render: (row) => row.userName || '–' },
  { id: 'action', title: sheetColumns.action, render: (row) => <ActionTag action={row.action} /> },
  { id: 'notes', title: sheetColumns.notes, render: (row) => <RowNotes row={row} /> },
];

/** In a narrow window the head of the column is gone. */
function RowNumber({ row }: { row: number }) {
  return (
    <>
      <span className={own.narrow}>{sheetColumns.row} </span>
      {row}
    </>
  );
}

function ActionTag({ action }: { action: RowAction }) {
  const { tone, Icon } = looks[action];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {words.actions[action]}
    </Tag>
  );
}

function RowNotes({ row: { problems, warnings } }: { row: SpreadsheetRow }) {
  if (problems.length + warnings.length === 0) return null;
  return (
    <ul className={own.notes}>
      {problems.map((line) => (
        <li key={line}>
          <FieldLine tone="error">{line}</FieldLine>
        </li>
      ))}
      {warnings.map((line) => (
        <li key={line}>
          <FieldLine tone="warning">{line}</FieldLine>
        </li>
      ))}
    </ul>
  );
}

interface SpreadsheetPreviewPanelProps {
  preview: SpreadsheetPreview;
  onApply: (leaveOutBad: boolean) => void;
  onCancel: () => void;
}

export function SpreadsheetPreviewPanel({ preview, onApply, onCancel }: SpreadsheetPreviewPanelProps) {
  const { problems, rows, ignored, good, bad, token } = preview;
  const heading = useArrival();
  const mayApply = token !== null && problems.length === 0 && good > 0;
  return (
    <div className={own.panel} role="group" aria-labelledby="sheet-preview" data-testid="sheet-preview">
      <h3 id="sheet-preview" ref={heading} tabIndex={-1}>{words.sheetPreview(preview.file)}</h3>
      {problems.length > 0 ? (
        <Banner tone="danger" title={words.problemsTitle} data-testid="sheet-problems">
          <ul className={styles.bullets}>
            {problems.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{words.untouched}</p>
        </Banner>
      ) : (
        <p>{rows.length === 0 ? words.noRows : words.sheetCounts(good, bad)}</p>
      )}
      {ignored.length > 0 ? <FieldLine tone="note">{words.sheetIgnored(ignored)}</FieldLine> : null}
      {rows.length > 0 ? (
        <FactTable
          label={words.sheetPreview(preview.file)}
          columns={columns}
          items={rows}
          idOf={(row) => String(row.row)}
          markOf={(row) => row.action}
          testId="sheet-rows"
        />
      ) : null}
      {bad > 0 && problems.length === 0 ? <p className={styles.quiet}>{good > 0 ? words.fixFirst : words.nothingGood}</p> : null}
      <div className={styles.buttons}>
        {mayApply ? (
          <Button variant={bad > 0 ? 'secondary' : 'primary'} onPress={() => onApply(bad > 0)} data-testid="sheet-apply">
            {bad > 0 ? words.applyGood(good, bad) : words.applyAll(good)}
          </Button>
        ) : null}
        <Button onPress={onCancel} data-testid="sheet-cancel">
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
