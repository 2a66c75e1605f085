import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useHost } from '../../app/session';
import type { AccountView, TxnDetail } from '../../bindings';
import { CopyButton, ErrorNotice, IconButton, kindIcons, Skeleton, StatusTag } from '../../components';
import { ChevronRightIcon, CloseIcon } from '../../components/icons';
import { Explain } from '../../help/Explain';
import { questionText, type Question } from '../../help/question';
import { useMeaning } from '../../help/useHelp';
import { formatMoney } from '../../format/money';
import { formatZone } from '../../format/time';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import { signedAmount } from '../grid/rowText';
import { factsOf, type Fact } from './facts';
import { IdText } from './IdText';
import { PanelEdge, usePanelWidth } from './PanelEdge';
import { Timeline } from './Timeline';
import styles from './Detail.module.css';

const words = transactions.detail;

function FactLine({ fact, detail, account }: { fact: Fact; detail: TxnDetail; account: AccountView }) {
  const kind = fact.id === 'terminal' ? account.terminals.find((one) => one.id === detail.row.terminalId)?.kind : undefined;
  const Kind = kind ? kindIcons[kind] : null;
  const meaning = useMeaning(fact.explain ?? null, fact.value);
  const place = { accountId: account.id, terminalId: detail.row.terminalId };
  return (
    <div className={styles.fact}>
      <dt>{fact.name}</dt>
      <dd>
        <span className={styles.value} data-testid={`fact-${fact.id}`}>
          {Kind && kind && <Kind size={14} label={common.kinds[kind]} />}
          {fact.kind === 'id' ? <IdText id={fact.value} /> : meaning ? words.withMeaning(meaning, fact.value) : fact.value}
        </span>
        {fact.explain && <Explain compact what={`${fact.name} ${fact.value}`} question={{ family: fact.explain, value: fact.value, ...place }} />}
        {fact.kind !== 'text' && <CopyButton text={fact.value} what={fact.name} data-testid={`copy-${fact.id}`} />}
      </dd>
    </div>
  );
}

function RawFields({ detail }: { detail: TxnDetail }) {
  return (
    <Disclosure className={styles.raw}>
      <Heading level={3} className={styles.rawHead}>
        <AriaButton slot="trigger" className={styles.rawButton} data-testid="raw-toggle">
          <ChevronRightIcon />
          {words.raw}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <p className={styles.small}>{words.rawHelp}</p>
        <dl className={styles.fields} data-testid="raw-fields">
          {detail.fields.map((field, index) => (
            <div key={`${field.name}-${index}`}>
              <dt>{field.name}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      </DisclosurePanel>
    </Disclosure>
  );
}

function Body({ detail, account }: { detail: TxnDetail; account: AccountView }) {
  return (
    <>
      <div className={styles.meaning}>
        <p>{common.statusMeaning[detail.row.status]}</p>
        <Explain compact what={common.statuses[detail.row.status]} question={{ family: 'status', value: detail.row.status }} />
      </div>
      <section aria-labelledby="detail-facts">
        <h3 id="detail-facts" className={styles.section}>
          {words.facts}
        </h3>
        <dl className={styles.facts}>
          {factsOf(detail).map((fact) => (
            <FactLine key={fact.id} fact={fact} detail={detail} account={account} />
          ))}
        </dl>
        <p className={styles.small}>{words.zone(formatZone(detail.zoneAssumed), formatZone(detail.displayZone))}</p>
      </section>
      <section aria-labelledby="detail-timeline">
        <h3 id="detail-timeline" className={styles.section}>
          {words.timeline}
        </h3>
        <Timeline detail={detail} />
      </section>
      <RawFields detail={detail} />
    </>
  );
}

/** F1 anywhere in the panel: the bank's answer says more than the status. */
function panelQuestion({ resultMessage, row }: TxnDetail, accountId: string): Question {
  const place = { accountId, terminalId: row.terminalId };
  return resultMessage.trim()
    ? { family: 'message', value: resultMessage, ...place }
    : { family: 'status', value: row.status, ...place };
}

export interface DetailPanelProps {
  account: AccountView;
  id: string;
  /** Counts up each time the person asked for the panel by key. */
  focusTurn: number;
  onClose: () => void;
}

export function DetailPanel({ account, id, focusTurn, onClose }: DetailPanelProps) {
  const host = useHost();
  const heading = useRef<HTMLHeadingElement>(null);
  const { width, setWidth } = usePanelWidth();
  const { data, error, refetch } = useQuery({
    queryKey: ['transactions', 'detail', account.id, id],
    queryFn: () => host.call('transactions_detail', { accountId: account.id, id }),
    gcTime: 30_000,
  });
  useEffect(() => {
    if (focusTurn > 0) heading.current?.focus();
  }, [focusTurn]);

  const amount = data && signedAmount(data.row);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={styles.panel} style={{ width }} aria-label={words.label} data-region="detail" data-testid="detail-panel" data-explain={data && questionText(panelQuestion(data, account.id))} data-id={id} onKeyDown={onKeyDown}>
      <PanelEdge width={width} onWidth={setWidth} />
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.amount} data-testid="detail-amount">
          {amount ? formatMoney(amount) : (data?.row.amountRaw ?? '\u2026')}
        </h2>
        {data && <StatusTag status={data.row.status} />}
        <span className={styles.push} />
        <IconButton label={words.close} hint="Esc" icon={<CloseIcon />} onPress={onClose} data-testid="detail-close" />
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.facts}>
        {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={6} />}
        {data && <Body detail={data} account={account} />}
      </div>
    </aside>
  );
}
