import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHost } from '../../app/session';
import type { AccountView, TxnRow, TxnStatus, TxnType } from '../../bindings';
import { ErrorNotice } from '../../components';
import { FieldLine } from '../../components/FieldLine';
import { RadioCards } from '../../components/RadioCards';
import { SearchField } from '../../components/SearchField';
import { TextField } from '../../components/TextField';
import { formatMoney } from '../../format/money';
import { formatDay } from '../../format/time';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import { couldBeCard } from '../../transactions/search/pieces';
import styles from '../Plans.module.css';

const words = plans.form;

/** Payments whose card Converge takes: approved ones. */
const statuses: TxnStatus[] = ['open', 'settled', 'refunded', 'partly_refunded'];
const types: TxnType[] = ['sale', 'authorization', 'force', 'return', 'recurring', 'installment'];
const shownRows = 8;

function usePayments(accountId: string, terminalId: string | null, text: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'card-of', accountId, terminalId, text],
    queryFn: async () => {
      const { filter } = await host.call('search_read', { accountId, text });
      const page = await host.call('transactions_page', {
        filter: { ...filter, terminalIds: terminalId ? [terminalId] : [], statuses, types },
        sort: { column: 'time', direction: 'descending' },
        offset: 0,
        limit: shownRows,
      });
      return page.rows;
    },
    // A card number that was typed by mistake is not to be asked about.
    enabled: terminalId !== null && text.trim().length > 1 && !couldBeCard(text),
    gcTime: 30_000,
  });
}

const textOf = (row: TxnRow) => words.cardPick(row.customer || row.invoice, row.amount ? formatMoney(row.amount) : row.amountRaw, row.time ? formatDay(row.time) : '');
const cardOf = (row: TxnRow) => (row.last4 ? plans.ending(common.brands[row.brand], row.last4) : common.brands[row.brand]);

export interface CardChoiceProps {
  account: AccountView;
  terminalId: string | null;
  value: string;
  onChange: (id: string) => void;
  error: string | null;
}

/** The card of an earlier payment, by its id or by a search. There is no field for a card number. */
export function CardChoice({ account, terminalId, value, onChange, error }: CardChoiceProps) {
  const [text, setText] = useState('');
  const { data, error: failure } = usePayments(account.id, terminalId, text);
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{words.card}</legend>
      <p className={styles.quiet} data-testid="plan-card-why">
        {words.cardHelp}
      </p>
      {terminalId === null ? (
        <p className={styles.quiet}>{words.chooseTerminalFirst}</p>
      ) : (
        <SearchField label={words.cardSearch} placeholder={words.cardSearchHint} clearLabel={plans.clear} value={text} onChange={setText} testId="plan-card-search" />
      )}
      {couldBeCard(text) && (
        <FieldLine tone="error" testId="plan-card-number">
          {words.cardNumber}
        </FieldLine>
      )}
      {failure && <ErrorNotice error={toHostError(failure)} />}
      {data && data.length === 0 && (
        <p className={styles.quiet} role="status" data-testid="plan-card-none">
          {words.cardNone}
        </p>
      )}
      {data && data.length > 0 && (
        <RadioCards
          id="plan-card-found"
          label={words.cardFound}
          value={data.some(({ id }) => id === value) ? value : null}
          onChange={onChange}
          cards={data.map((row) => ({ value: row.id, title: textOf(row), help: cardOf(row), testId: `plan-card-${row.id}` }))}
        />
      )}
      <TextField id="plan-card_of" label={words.cardId} help={words.cardLater} value={value} onChange={onChange} error={error} mono testId="plan-card-of" />
    </fieldset>
  );
}
