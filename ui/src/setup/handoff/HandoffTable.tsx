import { useState } from 'react';
import type { AccountView, HandoffRow } from '../../bindings';
import { Button } from '../../components/Button';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { CopyIcon } from '../../components/icons';
import { formatMoment } from '../../format/time';
import { handoff as words } from '../../i18n/en/paper';
import { KindMark } from '../KindMark';
import { credentialOf } from '../model';
import { PinStateTag } from '../PinStateTag';
import { RevealDialog } from '../reveal/RevealDialog';
import styles from './Handoff.module.css';

interface HandoffTableProps {
  rows: HandoffRow[];
  account: AccountView;
}

export function HandoffTable({ rows, account }: HandoffTableProps) {
  const [copying, setCopying] = useState<string | null>(null);
  const terminal = account.terminals.find((one) => one.id === copying);
  const credential = terminal ? credentialOf(terminal) : null;
  const { columns } = words;
  const shown: Array<FactColumn<HandoffRow>> = [
    { id: 'terminal', title: columns.terminal, rowHeader: true, render: (row) => row.terminalName },
    { id: 'kind', title: columns.kind, render: (row) => <KindMark kind={row.kind} /> },
    { id: 'user', title: columns.user, mono: true, render: (row) => row.userName ?? <Missing /> },
    { id: 'pin', title: columns.pin, render: (row) => <MaskedPin ends={row.ends} /> },
    { id: 'state', title: columns.state, render: (row) => <PinStateTag credential={stateOf(row)} /> },
    { id: 'verified', title: columns.verified, figures: true, render: (row) => (row.verifiedAt ? formatMoment(row.verifiedAt, account.displayZone) : words.never) },
  ];
  const copy: FactColumn<HandoffRow> = {
    id: 'copy',
    title: columns.copy,
    bare: true,
    render: (row) =>
      mayCopy(row) ? (
        <Button
          size="small"
          variant="quiet"
          icon={<CopyIcon size={14} />}
          aria-label={words.copyPinOf(row.terminalName)}
          onPress={() => setCopying(row.terminalId)}
          data-testid={`handoff-copy-${row.terminalId}`}
        >
          {words.copyPin}
        </Button>
      ) : null,
  };
  return (
    <>
      <FactTable label={words.preview} columns={rows.some(mayCopy) ? [...shown, copy] : shown} items={rows} idOf={(row) => row.terminalId} testId="handoff-table" />
      {terminal && credential ? (
        <RevealDialog account={account} terminal={terminal} credential={credential} mode="copy" onClose={() => setCopying(null)} />
      ) : null}
    </>
  );
}

/** A PIN that stands on two terminals is wrong on one of them. */
const mayCopy = ({ ends, pinState }: HandoffRow) => ends !== null && pinState !== 'conflict';

const stateOf = ({ pinState }: HandoffRow) => ({ state: pinState });

function Missing() {
  return <span className={styles.missing}>{words.missing}</span>;
}

function MaskedPin({ ends }: { ends: string | null }) {
  if (!ends) return <Missing />;
  return (
    <span className={styles.masked}>
      <span aria-hidden="true">{words.masked(ends)}</span>
      <span className="visually-hidden">{words.maskedSpoken(ends)}</span>
    </span>
  );
}
