import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHost, useMode } from '../../app/session';
import type { AccountView, UnknownPlan } from '../../bindings';
import { Button, Dialog, ErrorNotice, Select } from '../../components';
import { FactTable } from '../../components/FactTable';
import { TextField } from '../../components/TextField';
import { formatMoney } from '../../format/money';
import type { HostError } from '../../host';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import { saidOf } from '../../money/useActGuard';
import { IdText } from '../../transactions/detail/IdText';
import { planTerminals } from '../add/DraftFields';
import { openPlan, planHref } from '../place';
import styles from '../Plans.module.css';
import { plansKey, useBookChange } from '../usePlans';
import { pastedId, wrongPlanId } from './planId';

const words = plans.adoption;
const idField = 'adopt-id';
const anyTerminal = 'any';

function useUnknown(accountId: string) {
  const host = useHost();
  return useQuery({ queryKey: [plansKey, 'unknown', accountId], queryFn: async () => (await host.call('plan_unknown', { accountId })).plans });
}

function Unknown({ found, onUse }: { found: readonly UnknownPlan[]; onUse: (plan: UnknownPlan) => void }) {
  const titles = words.unknownColumns;
  return (
    <section className={styles.section} aria-labelledby="adopt-unknown">
      <h3 id="adopt-unknown">{words.unknown}</h3>
      {found.length === 0 ? (
        <p className={styles.quiet}>{words.noUnknown}</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={words.unknown}>
          <FactTable
            label={words.unknown}
            testId="adopt-unknown"
            items={found}
            idOf={({ gatewayId }) => gatewayId}
            columns={[
              { id: 'who', title: titles.who, rowHeader: true, wide: true, render: ({ customer }) => customer || plans.noName },
              { id: 'payments', title: titles.payments, figures: true, render: ({ payments }) => payments },
              { id: 'amount', title: titles.amount, figures: true, render: ({ amount }) => (amount ? formatMoney(amount) : plans.page.unreadable) },
              { id: 'terminal', title: titles.terminal, render: ({ terminalName }) => terminalName },
              { id: 'id', title: titles.id, render: ({ gatewayId }) => <IdText id={gatewayId} /> },
              {
                id: 'use',
                title: titles.use,
                bare: true,
                render: (plan) => (
                  <Button size="small" aria-label={words.useOf(plan.customer || plans.noName)} onPress={() => onUse(plan)} data-testid="adopt-use">
                    {words.use}
                  </Button>
                ),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}

interface Adopting {
  id: string;
  name: string;
  terminal: string;
  change(id: string): void;
  setName(name: string): void;
  setTerminal(terminal: string): void;
  check(): void;
  error: string | null;
  /** What the id is not to blame for. */
  failure: HostError | null;
  nameError: string | null;
  busy: boolean;
  adopt(): Promise<void>;
  use(plan: UnknownPlan): void;
}

/** One id from the paste to the plan's page. Its shape is judged here, before anybody is asked. */
function useAdopt(accountId: string): Adopting {
  const host = useHost();
  const book = useBookChange();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [terminal, setTerminal] = useState(anyTerminal);
  const [checked, setChecked] = useState(false);
  const said = saidOf(book.failure, 'gateway_id');
  const nameError = saidOf(book.failure, 'name');
  const change = (text: string) => {
    setId(text);
    setChecked(false);
  };
  const adopt = async () => {
    setChecked(true);
    if (book.busy) return;
    if (wrongPlanId(id) !== null) {
      document.getElementById(idField)?.focus();
      return;
    }
    let adopted = '';
    const request = { accountId, terminalId: terminal === anyTerminal ? null : terminal, kind: null, gatewayId: pastedId(id), name: name.trim() };
    const done = await book.run(async () => {
      const page = await host.call('plan_adopt', request);
      adopted = page.row.id;
      return page;
    }, words.done);
    if (done) openPlan(adopted);
  };
  const use = (plan: UnknownPlan) => {
    change(plan.gatewayId);
    setTerminal(plan.terminalId);
    document.getElementById(idField)?.focus();
  };
  const error = (checked ? wrongPlanId(id) : null) ?? said;
  const failure = said || nameError ? null : book.failure;
  return { id, name, terminal, change, setName, setTerminal, check: () => setChecked(true), error, failure, nameError, busy: book.busy, adopt, use };
}

/** Takes a plan into the book that runs at Converge already. */
export function AdoptDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const mode = useMode();
  const adopting = useAdopt(account.id);
  const unknown = useUnknown(account.id);
  const { busy, failure } = adopting;
  const known = failure?.details['planId'];
  return (
    <Dialog
      title={words.title}
      mode={common.modes[mode]}
      isOpen
      onClose={() => !busy && onClose()}
      wide
      data-testid="adopt-dialog"
      footer={
        <>
          <Button isDisabled={busy} onPress={onClose} data-testid="adopt-cancel">
            {plans.act.cancel}
          </Button>
          <Button variant="primary" isDisabled={busy} onPress={() => void adopting.adopt()} data-testid="adopt-confirm">
            {busy ? words.asking : words.confirm}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>{words.lead}</p>
      {failure && (
        <ErrorNotice error={failure} data-testid="adopt-failure" actions={typeof known === 'string' ? <a href={planHref(known)}>{words.open}</a> : undefined} />
      )}
      <TextField
        id={idField}
        label={words.id}
        help={words.idHelp}
        value={adopting.id}
        onChange={adopting.change}
        onSettled={(text) => text !== '' && adopting.check()}
        error={adopting.error}
        mono
        autoFocus
        testId={idField}
      />
      <Select
        label={words.terminal}
        choices={[{ id: anyTerminal, text: words.anyTerminal }, ...planTerminals(account).map((one) => ({ id: one.id, text: one.name }))]}
        value={adopting.terminal}
        onChange={adopting.setTerminal}
        data-testid="adopt-terminal"
      />
      <TextField id="adopt-name" label={words.name} value={adopting.name} onChange={adopting.setName} error={adopting.nameError} testId="adopt-name" />
      {unknown.data && <Unknown found={unknown.data} onUse={adopting.use} />}
    </Dialog>
  );
}
