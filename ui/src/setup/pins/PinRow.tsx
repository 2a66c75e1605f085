import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { AccountView, ApiUserView, OnDuplicate, PinReport, TerminalView } from '../../bindings';
import { announce, useAppStatus } from '../../app/session';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import type { SummaryItem } from '../../components/ErrorSummary';
import { FieldLine } from '../../components/FieldLine';
import { SecretField, type SecretHandle } from '../../components/SecretField';
import { pins as words } from '../../i18n/en/setup';
import { fieldMessage } from '../../i18n/en/setupReports';
import { fieldIds } from '../fields';
import { KindMark } from '../KindMark';
import { needsPin, pinStateOf } from '../model';
import { useFocusAfter } from '../useFocusAfter';
import { DuplicateChoice } from './DuplicateChoice';
import { PinReportLine } from './PinReportLine';
import { StoredPin } from './StoredPin';
import { spokenReport, usePinEntry } from './usePinEntry';
import styles from './Pins.module.css';

export interface PinRowHandle {
  /** Stores what still stands in the field; answers what keeps this row from being done. */
  settle(): Promise<SummaryItem | null>;
}

/** Whose PIN it is; only its names are needed here. */
export type PinOwner = Pick<ApiUserView, 'id' | 'userId'>;

export interface PinRowProps {
  terminal: TerminalView;
  user: PinOwner;
  row: number;
  onAccount: (account: AccountView) => void;
  /** Set when the summary named this row and nothing was entered yet. */
  missing?: boolean;
  /** The only row, in a dialog that says whose PIN it is: starts empty, with the focus. */
  alone?: boolean;
  handle?: Ref<PinRowHandle>;
}

export function PinRow({ terminal, user, row, onAccount, missing, alone = false, handle }: PinRowProps) {
  const secret = useRef<SecretHandle>(null);
  const replaceButton = useRef<HTMLButtonElement>(null);
  const [replacing, setReplacing] = useState(alone);
  const [moveFocus, setMoveFocus] = useState(false);
  const status = useAppStatus().data;
  const store = status?.vault.store ?? '';
  const account = status?.accounts.find((one) => one.terminals.some(({ id }) => id === terminal.id)) ?? null;
  const entering = needsPin(terminal) || replacing;

  const stored = (account: AccountView, report: PinReport) => {
    const hadFocus = secret.current?.hasFocus() ?? false;
    secret.current?.clear();
    setReplacing(false);
    // The field with the focus goes away; its row keeps the focus.
    setMoveFocus((before) => before || hadFocus);
    announce(`${spokenReport(report)}. ${words.stored(store, report.ends)}`);
    onAccount(account);
  };
  const focusAfter = useFocusAfter();
  const entry = usePinEntry(terminal, user.id, stored);
  useEffect(() => {
    if (!moveFocus || entering) return;
    replaceButton.current?.focus();
    setMoveFocus(false);
  }, [moveFocus, entering]);

  useImperativeHandle(handle, () => ({
    settle: async () => {
      const item = (message: string) => ({ fieldId: fieldIds.pin(row), label: words.field(terminal.name), message });
      const value = secret.current?.value() ?? '';
      if (!entering || (value === '' && !needsPin(terminal))) return null;
      if (value === '') return item(fieldMessage('pin_missing'));
      const outcome = await entry.submit(value);
      return outcome.stored ? null : item(outcome.message);
    },
  }));

  const choose = async (onDuplicate: OnDuplicate) => {
    const outcome = await entry.submit(secret.current?.value() ?? '', onDuplicate);
    if (outcome.stored) setMoveFocus(true);
    else secret.current?.focus();
  };
  const keepThere = () => {
    secret.current?.clear();
    entry.reset();
    announce(words.kept);
    secret.current?.focus();
  };
  const keepStored = () => {
    entry.reset();
    setReplacing(false);
    setMoveFocus(true);
  };
  const cancelChoice = () => {
    entry.forgetDuplicate();
    secret.current?.focus();
  };
  const crossed = entry.duplicate ? crosswise(terminal, entry.duplicate, account) : null;
  const swap = async (other: TerminalView) => {
    const after = await entry.swapWith(other.id);
    if (!after) return;
    secret.current?.clear();
    setReplacing(false);
    setMoveFocus(true);
    announce(words.swapped(terminal.name, other.name));
    onAccount(after);
  };
  const reportId = `pin-report-${row}`;
  const helpId = `pin-help-${row}`;
  const lacks = Boolean(missing) && entry.report === null;
  return (
    <li id={`pin-row-${row}`} className={styles.row} data-alone={alone || undefined} aria-busy={entry.busy} data-testid={`pin-row-${row}`}>
      <div className={styles.who}>
        <span className={styles.name}>{terminal.name}</span>
        <KindMark kind={terminal.kind} />
        <span className={styles.user}>{words.forUser(user.userId)}</span>
      </div>
      <div className={styles.entry}>
        {entering ? (
          <SecretField
            id={fieldIds.pin(row)}
            label={alone ? words.fieldAlone : words.field(terminal.name)}
            onSecret={(value) => void entry.submit(value)}
            invalid={lacks || entry.report?.severity === 'error' || entry.duplicate !== null}
            describedBy={alone ? `${helpId} ${reportId}` : reportId}
            autoFocus={alone}
            testId={fieldIds.pin(row)}
            handle={secret}
          />
        ) : (
          <StoredPin
            terminal={terminal}
            row={row}
            button={replaceButton}
            onReplace={() => {
              entry.reset();
              setReplacing(true);
              focusAfter(() => secret.current?.focus());
            }}
          />
        )}
        {entering && alone ? (
          <p id={helpId} className={styles.help}>
            {words.storedAtOnce}
          </p>
        ) : null}
        {entering && pinStateOf(terminal) === 'lost' ? <FieldLine tone="warning">{words.lost}</FieldLine> : null}
        <PinReportLine id={reportId} report={entry.report} busy={entry.busy} missing={lacks} />
        {entry.duplicate ? (
          <DuplicateChoice
            terminals={entry.duplicate}
            row={row}
            onMove={allHere(entry.duplicate, account) ? () => void choose('move') : null}
            onKeep={keepThere}
            onCancel={cancelChoice}
            onConflict={() => void choose('conflict')}
            swap={crossed && { here: terminal.name, other: crossed.name, onSwap: () => void swap(crossed) }}
          />
        ) : null}
        {entry.failure ? (
          <ErrorNotice error={entry.failure} onRetry={() => void entry.submit(secret.current?.value() ?? '')} />
        ) : null}
        {replacing && !alone && !needsPin(terminal) ? (
          <Button variant="quiet" size="small" onPress={keepStored} data-testid={`pin-keep-${row}`}>
            {words.cancelReplace}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** The one terminal of this department that holds the pasted PIN, where this one holds a PIN too. */
function crosswise(terminal: TerminalView, holders: string[], account: AccountView | null): TerminalView | null {
  if (holders.length !== 1 || needsPin(terminal)) return null;
  return account?.terminals.find((one) => one.id !== terminal.id && one.name === holders[0] && !needsPin(one)) ?? null;
}

/** Terminals of other departments are named together with their department. */
const allHere = (holders: string[], account: AccountView | null): boolean =>
  holders.every((name) => account?.terminals.some((one) => one.name === name) ?? true);
