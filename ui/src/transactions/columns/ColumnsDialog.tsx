import { useState, type KeyboardEvent } from 'react';
import { ListBox, ListBoxItem, Text, type Selection } from 'react-aria-components';
import { announce } from '../../app/session';
import { Button, Dialog } from '../../components';
import { Checkbox } from '../../components/Checkbox';
import { CheckIcon } from '../../components/icons';
import popup from '../../components/popup.module.css';
import { transactions } from '../../i18n/en/transactions';
import { changeLedger, useLedgerState } from '../state/ledgerState';
import { allColumns, moved, standardColumns, switched, type Column } from './columnModel';
import styles from './Columns.module.css';

const words = transactions.columnsDialog;

const rangeKeys: readonly string[] = ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

/** Lines are switched one at a time: what selects many of them elsewhere does nothing here. */
const selectsMany = (event: KeyboardEvent): boolean => event.shiftKey && rangeKeys.includes(event.key);

/** Shown columns first, in their order; the others keep the order in which they are offered. */
function useLines() {
  const { columns } = useLedgerState();
  const shown = columns.map((one) => one.key);
  const known = (key: string) => allColumns.filter((one) => one.key === key);
  return { columns, shown, lines: [...shown.flatMap(known), ...allColumns.filter((one) => !shown.includes(one.key))] };
}

function Line({ column }: { column: Column }) {
  return (
    <>
      <span className={popup.box}>
        <CheckIcon size={12} />
      </span>
      <Text slot="label">{column.title}</Text>
      {column.sort === null && (
        <Text slot="description" className={styles.more}>
          {words.unsorted}
        </Text>
      )}
    </>
  );
}

/** Every change shows at once in the list behind; there is nothing to confirm. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { columns, shown, lines } = useLines();
  const { pinned } = useLedgerState();
  const [current, setCurrent] = useState<string>(shown[0] ?? 'time');
  const place = shown.indexOf(current);
  const title = (key: string) => lines.find((one) => one.key === key)?.title ?? '';

  const move = (by: number) => {
    if (place < 0) return;
    const to = Math.max(0, Math.min(shown.length - 1, place + by));
    changeLedger({ columns: moved(columns, current, to) });
    announce(transactions.columnMoved(title(current), to + 1, shown.length));
  };

  const onSwitch = (keys: Selection) => {
    if (keys === 'all') return;
    const changed = lines.find((one) => keys.has(one.key) !== shown.includes(one.key));
    if (!changed) return;
    setCurrent(changed.key);
    const after = switched(columns, changed.key);
    changeLedger({ columns: after });
    if (after.length === shown.length) announce(words.last);
    else announce(after.length > shown.length ? words.shown(changed.title) : words.hidden(changed.title));
  };

  const onKeyDownCapture = (event: KeyboardEvent) => {
    const moves = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (!moves && !selectsMany(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (moves) move(event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      data-testid="columns-dialog"
      footer={
        <>
          <Button variant="quiet" onPress={() => changeLedger({ columns: standardColumns, pinned: false })} data-testid="columns-standard">
            {words.standard}
          </Button>
          <Button variant="primary" onPress={onClose} data-testid="columns-done">
            {words.done}
          </Button>
        </>
      }
    >
      <p className={styles.help}>{words.help}</p>
      <div className={styles.chooser} onKeyDownCapture={onKeyDownCapture}>
        <ListBox
          aria-label={words.list}
          className={styles.list}
          items={lines.map((one) => ({ ...one, id: one.key }))}
          autoFocus
          selectionMode="multiple"
          selectionBehavior="toggle"
          escapeKeyBehavior="none"
          selectedKeys={shown}
          dependencies={[current]}
          onSelectionChange={onSwitch}
        >
          {(column) => (
            <ListBoxItem
              id={column.key}
              className={popup.item}
              textValue={column.title}
              onFocus={() => setCurrent(column.key)}
              data-testid={`column-${column.key}`}
            >
              <Line column={column} />
            </ListBoxItem>
          )}
        </ListBox>
        <div className={styles.moves}>
          <Button size="small" isDisabled={place <= 0} onPress={() => move(-1)} data-testid="column-up">
            {words.up}
          </Button>
          <Button size="small" isDisabled={place < 0 || place >= shown.length - 1} onPress={() => move(1)} data-testid="column-down">
            {words.down}
          </Button>
          <span className={styles.current}>{title(current)}</span>
        </div>
      </div>
      <Checkbox isSelected={pinned} onChange={(on) => changeLedger({ pinned: on })} data-testid="columns-pin">
        {words.pin}
      </Checkbox>
    </Dialog>
  );
}
