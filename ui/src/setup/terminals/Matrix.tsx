import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { TerminalView } from '../../bindings';
import { AnchoredMenu } from '../../components/ActionMenu';
import { matrix as words, terminalsPage } from '../../i18n/en/records';
import { KindMark } from '../KindMark';
import { useNow } from '../page/age';
import { terminalPath, userPath } from '../page/places';
import { pageAction, pinActions, withTerminal } from './actions';
import { MatrixCell } from './MatrixCell';
import { clampPlace, movePlace, type MatrixPlace, type MatrixSize } from './matrixKeys';
import { RulesSummary } from './RulesSummary';
import type { TerminalViewProps } from './TerminalList';
import styles from './Matrix.module.css';

/** One tab stop; arrow keys move, and each cell holds one thing that can be pressed. */
function useMatrixFocus(size: MatrixSize, start: MatrixPlace) {
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(start);
  const at = clampPlace(place, size);
  const focus = (next: MatrixPlace) => {
    setPlace(next);
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`);
    cell?.focus({ preventScroll: true });
    // The frame's scroll padding keeps the cell from under the sticky names.
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movePlace(event, at, size);
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
  const cell = (row: number, column: number) => ({
    'data-cell': `${row}:${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setPlace({ row, column }),
  });
  return { frame, onKeyDown, cell };
}

export type CellProps = ReturnType<ReturnType<typeof useMatrixFocus>['cell']>;

/** Users down, terminals across; what stands where they meet is what is known of that PIN. */
export function Matrix(props: TerminalViewProps) {
  const { account, records } = props;
  const { users, terminals } = account;
  const now = useNow();
  const helpId = useId();
  const size = { rows: users.length + 1, columns: terminals.length };
  const used = users.findIndex((user) => user.id === terminals[0]?.userId);
  const { frame, onKeyDown, cell } = useMatrixFocus(size, { row: Math.max(0, used), column: 0 });
  const [open, setOpen] = useState<MatrixPlace | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const terminal = open ? terminals[open.column] : undefined;
  const user = open ? users[open.row] : undefined;
  return (
    <div className={styles.matrix}>
      <p id={helpId} className={styles.help}>
        {words.help}
      </p>
      <div ref={frame} className={styles.frame} data-region="matrix">
        <table className={styles.table} role="grid" aria-label={words.label} aria-describedby={helpId} onKeyDown={onKeyDown} data-testid="matrix">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" className={styles.corner}>
                {words.corner}
              </th>
              {terminals.map((one, column) => (
                <th key={one.id} role="columnheader" scope="col" data-off={one.active ? undefined : ''}>
                  <a className={styles.name} href={`#/${terminalPath(one.id)}`} {...cell(-1, column)}>
                    {one.name}
                  </a>
                  <KindMark kind={one.kind} />
                  {one.active ? null : <span className={styles.off}>{terminalsPage.off}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {users.map((one, row) => (
              <tr key={one.id} role="row">
                <th role="rowheader" scope="row" data-off={one.active ? undefined : ''}>
                  <a className={styles.user} href={`#/${userPath(one.id)}`} {...cell(row, -1)}>
                    {one.userId}
                  </a>
                  {one.active ? null : <span className={styles.off}>{terminalsPage.off}</span>}
                </th>
                {terminals.map((two, column) => (
                  <MatrixCell
                    key={two.id}
                    terminal={two}
                    userId={one.id}
                    now={now}
                    zone={account.displayZone}
                    checking={props.run.checking === two.id && two.userId === one.id}
                    isOpen={open?.row === row && open.column === column}
                    onOpen={(button) => {
                      anchor.current = button;
                      setOpen({ row, column });
                    }}
                    cell={cell(row, column)}
                  />
                ))}
              </tr>
            ))}
            <tr role="row" className={styles.rules}>
              <th role="rowheader" scope="row" className={styles.rulesName} {...cell(users.length, -1)}>
                {words.rules}
              </th>
              {terminals.map((one, column) => (
                <td key={one.id} role="gridcell">
                  <a className={styles.rule} href={`#/${terminalPath(one.id)}`} {...cell(users.length, column)}>
                    <RulesSummary record={records.get(one.id)} />
                  </a>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <AnchoredMenu
        label={user && terminal ? words.menu(user.userId, terminal.name) : words.label}
        header={user && terminal ? words.menu(user.userId, terminal.name) : undefined}
        actions={user && terminal && open ? menuFor(props, terminal, user.id, open.column) : []}
        anchor={anchor}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
      />
    </div>
  );
}

const menuFor = (props: TerminalViewProps, terminal: TerminalView, userId: string, column: number) =>
  withTerminal(pinActions(props, terminal, userId, column), [pageAction(terminal, column)]);
