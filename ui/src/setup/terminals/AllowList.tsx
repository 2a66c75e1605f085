import { useEffect, useRef, useState } from 'react';
import type { AccountView, AddressView, TerminalRecord, TerminalView } from '../../bindings';
import { useAppStatus, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { AlertDialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { PlusIcon } from '../../components/icons';
import { formatDay } from '../../format/time';
import { common } from '../../i18n/en/common';
import { addresses as words } from '../../i18n/en/records';
import table from '../page/Records.module.css';
import { useChange } from '../page/useChange';
import page from '../SetupPage.module.css';
import { AddAddressDialog } from './AddAddressDialog';
import { EditAddressDialog } from './EditAddressDialog';

interface AllowListProps {
  account: AccountView;
  terminal: TerminalView;
  record: TerminalRecord;
}

/** At a counter one listed address stops all card payments. */
export const isCounter = ({ kind }: TerminalView): boolean => kind === 'retail' || kind === 'service';

type Opened = { kind: 'add' } | { kind: 'edit' | 'remove'; address: AddressView };

export function AllowList({ account, terminal, record }: AllowListProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const today = useAppStatus().data?.today ?? '';
  const close = () => setOpened(null);
  const section = useNewRow(record.addresses.length, opened !== null);
  return (
    <section ref={section} className={page.section} aria-labelledby="terminal-allow-list">
      <header className={page.sectionHead}>
        <h2 id="terminal-allow-list">{words.title}</h2>
        <Button size="small" icon={<PlusIcon />} onPress={() => setOpened({ kind: 'add' })} data-testid="address-add">
          {words.add}
        </Button>
      </header>
      <p className={page.quiet}>{words.lead}</p>
      {record.addresses.length === 0 ? (
        isCounter(terminal) ? <FieldLine tone="ok">{words.noneGood}</FieldLine> : <p>{words.none}</p>
      ) : (
        <AddressTable record={record} onOpen={setOpened} />
      )}
      {opened?.kind === 'add' ? <AddAddressDialog account={account} terminal={terminal} today={today} onClose={close} /> : null}
      {opened?.kind === 'edit' ? <EditAddressDialog account={account} address={opened.address} today={today} onClose={close} /> : null}
      {opened?.kind === 'remove' ? <RemoveAddress account={account} address={opened.address} onClose={close} /> : null}
    </section>
  );
}

/** A new row comes into view once its dialog is gone. */
function useNewRow(count: number, covered: boolean) {
  const section = useRef<HTMLElement>(null);
  const seen = useRef(count);
  useEffect(() => {
    if (covered) return;
    if (count > seen.current) section.current?.querySelector('tbody tr:last-child')?.scrollIntoView({ block: 'center' });
    seen.current = count;
  }, [count, covered]);
  return section;
}

function AddressTable({ record, onOpen }: { record: TerminalRecord; onOpen: (opened: Opened) => void }) {
  const { columns } = words;
  return (
    <table className={table.table} role="table" aria-label={words.title}>
      <thead role="rowgroup">
        <tr role="row">
          {[columns.address, columns.owner, columns.asked, columns.confirmed].map((title) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
          <th role="columnheader" scope="col">
            <span className="visually-hidden">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {record.addresses.map((one, row) => (
          <tr key={one.id} role="row" data-testid={`address-${row}`}>
            <th role="rowheader" scope="row">
              <span className={`${table.id} ${table.nowrap}`}>{one.address}</span>
              {one.overrideReason ? <span className={table.sub}>{words.overridden(one.overrideReason)}</span> : null}
            </th>
            <td role="cell" data-label={columns.owner}>
              {one.note || '\u2013'}
            </td>
            <td role="cell" data-label={columns.asked}>
              <span className={table.nowrap}>{one.askedOn ? formatDay(one.askedOn) : words.notAsked}</span>
            </td>
            <td role="cell" data-label={columns.confirmed}>
              {one.confirmedOn ? words.confirmed(formatDay(one.confirmedOn), one.confirmedBy) : one.askedOn ? words.waiting : words.notYet}
            </td>
            <td role="cell">
              <div className={table.actions}>
                <Button size="small" onPress={() => onOpen({ kind: 'edit', address: one })} aria-label={words.editOf(one.address)} data-testid={`address-edit-${row}`}>
                  {words.edit}
                </Button>
                <Button size="small" variant="quiet" onPress={() => onOpen({ kind: 'remove', address: one })} aria-label={words.removeOf(one.address)} data-testid={`address-remove-${row}`}>
                  {words.remove}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemoveAddress({ account, address, onClose }: { account: AccountView; address: AddressView; onClose: () => void }) {
  const host = useHost();
  const change = useChange(account.id);
  const remove = async () => {
    if (await change.run(() => host.call('address_remove', { id: address.id }))) onClose();
  };
  return (
    <AlertDialog
      isOpen
      onClose={onClose}
      title={words.removeTitle(address.address)}
      mode={common.modes[account.environment]}
      confirm={words.removeConfirm}
      confirmVariant="danger"
      cancel={words.keep}
      onConfirm={() => void remove()}
      data-testid="address-remove-dialog"
    >
      {change.failure ? <ErrorNotice error={change.failure} /> : null}
      <p>{words.removeBody}</p>
    </AlertDialog>
  );
}
