import { useState, type FormEvent } from 'react';
import { announce, useHost } from '../../app/session';
import type { PlaceRequest, TxnFilter, TxnSort } from '../../bindings';
import { Button, Dialog } from '../../components';
import { focusField } from '../../components/focusField';
import { TextField } from '../../components/TextField';
import { formatCount } from '../../format/ids';
import { formatDay } from '../../format/time';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { wordsForError } from '../../i18n/en/errors';
import { transactions } from '../../i18n/en/transactions';
import { changeLedger, newestFirst } from '../state/ledgerState';
import { readGoal, type Goal } from './goTo';

const words = transactions.goTo;
const fieldId = 'go-to-field';

export interface GoToDialogProps {
  filter: TxnFilter;
  sort: TxnSort;
  total: number;
  onGo: (row: number) => void;
  onClose: () => void;
}

/** An empty list has no day, whatever its order. */
const needsTime = (goal: Goal, sort: TxnSort, total: number): boolean => goal.kind === 'day' && sort.column !== 'time' && total > 0;

/** Why a goal cannot be looked for at all. */
function problemOf(goal: Goal, sort: TxnSort, total: number): string | null {
  if (goal.kind === 'row' && total === 0) return words.noRows;
  if (goal.kind === 'row' && (goal.row < 1 || goal.row > total)) return words.noRow(formatCount(total));
  if (goal.kind === 'bad_day') return words.noDay;
  return needsTime(goal, sort, total) ? words.needsTime : null;
}

/** Why what could be looked for was not found. */
function missOf(id: string | null, total: number): string {
  if (id !== null) return words.notHere;
  return total === 0 ? words.noRows : words.noDay;
}

function helpFor(goal: Goal, total: number): string {
  if (goal.kind === 'row') return words.asRow(formatCount(goal.row), formatCount(total));
  if (goal.kind === 'day') return words.asDay(formatDay(goal.day));
  return goal.kind === 'id' ? words.asId : words.help;
}

export function GoToDialog({ filter, sort, total, onGo, onClose }: GoToDialogProps) {
  const host = useHost();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const goal = readGoal(typed);

  const go = (row: number) => {
    announce(words.gone(formatCount(row + 1)));
    onGo(row);
    onClose();
  };

  const look = async (part: Pick<PlaceRequest, 'id' | 'day'>) => {
    try {
      const { row } = await host.call('transactions_place', { filter, sort, ...part });
      if (row !== null) go(row);
      else setError(missOf(part.id, total));
    } catch (reason) {
      setError(wordsForError(toHostError(reason)).title);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(goal, sort, total);
    setError(problem);
    if (problem !== null) return;
    if (goal.kind === 'row') go(goal.row - 1);
    else if (goal.kind === 'day') void look({ id: null, day: goal.day });
    else if (goal.kind === 'id') void look({ id: goal.id, day: null });
  };

  /** The pressed button goes away; the date is still in the field. */
  const sortByTime = () => {
    changeLedger({ sort: newestFirst });
    setError(null);
    focusField(fieldId);
  };

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      data-testid="go-to-dialog"
      footer={
        <>
          {needsTime(goal, sort, total) && (
            <Button onPress={sortByTime} data-testid="go-to-sort">
              {words.sortByTime}
            </Button>
          )}
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" type="submit" form="go-to-form" isDisabled={goal.kind === 'empty'} data-testid="go-to-go">
            {words.go}
          </Button>
        </>
      }
    >
      <form id="go-to-form" onSubmit={submit}>
        <TextField
          id={fieldId}
          label={words.field}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setError(null);
          }}
          help={helpFor(goal, total)}
          error={error}
          autoFocus
          testId="go-to-field"
        />
      </form>
    </Dialog>
  );
}
