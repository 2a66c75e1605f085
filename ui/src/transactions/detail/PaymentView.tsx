import { useContext, useId } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { AccountView, TxnDetail } from '../../bindings';
import { CopyButton, kindIcons } from '../../components';
import { ChevronRightIcon } from '../../components/icons';
import { Explain } from '../../help/Explain';
import type { Question } from '../../help/question';
import { formatMoney } from '../../format/money';
import { formatZone } from '../../format/time';
import { OpenActBanner, PaymentActs } from '../../money/PaymentActs';
import { common } from '../../i18n/en/common';
import { detail as words } from '../../i18n/en/detail';
import { ReceiptButton } from '../../receipts/ReceiptButton';
import { signedAmount } from '../grid/rowText';
import { Attachments } from './Attachments';
import { Codes } from './Codes';
import { factsOf, type Fact } from './facts';
import { IdText } from './IdText';
import { Links } from './Links';
import { Notes } from './Notes';
import { SectionTitle, TitleLevel } from './SectionTitle';
import { Tags } from './Tags';
import { Timeline } from './Timeline';
import styles from './Detail.module.css';

interface Shown {
  detail: TxnDetail;
  account: AccountView;
}

function FactLine({ fact, detail, account }: Shown & { fact: Fact }) {
  const kind = fact.id === 'terminal' ? account.terminals.find((one) => one.id === detail.row.terminalId)?.kind : undefined;
  const Kind = kind ? kindIcons[kind] : null;
  return (
    <div className={styles.fact}>
      <dt>{fact.name}</dt>
      <dd>
        <span className={styles.value} data-testid={`fact-${fact.id}`}>
          {Kind && kind && <Kind size={14} label={common.kinds[kind]} />}
          {fact.kind === 'id' ? <IdText id={fact.value} /> : fact.value}
        </span>
        {fact.kind !== 'text' && <CopyButton text={fact.value} what={fact.name} data-testid={`copy-${fact.id}`} />}
      </dd>
    </div>
  );
}

function RawFields({ detail }: { detail: TxnDetail }) {
  return (
    <Disclosure className={styles.raw}>
      <Heading level={useContext(TitleLevel)} className={styles.rawHead}>
        <AriaButton slot="trigger" className={styles.rawButton} data-testid="raw-toggle">
          <ChevronRightIcon />
          {detail.row.origin === 'portal_file' ? words.rawFile : words.raw}
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

function Meaning({ detail }: { detail: TxnDetail }) {
  const { status } = detail.row;
  return (
    <div className={styles.meaning}>
      <p>{common.statusMeaning[status]}</p>
      <Explain compact what={common.statuses[status]} question={{ family: 'status', value: status }} />
    </div>
  );
}

function Facts({ detail, account }: Shown) {
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <SectionTitle id={title}>{words.facts}</SectionTitle>
      <dl className={styles.facts}>
        {factsOf(detail).map((fact) => (
          <FactLine key={fact.id} fact={fact} detail={detail} account={account} />
        ))}
      </dl>
      <p className={styles.small}>{words.zone(formatZone(detail.zoneAssumed), formatZone(detail.displayZone))}</p>
    </section>
  );
}

function Ours({ detail, account }: Shown) {
  const { id, tags } = detail.row;
  const place = { accountId: account.id, id };
  return (
    <>
      <Notes {...place} notes={detail.noteList} zone={detail.displayZone} />
      <Tags {...place} tags={tags} />
      <Attachments {...place} files={detail.attachments} zone={detail.displayZone} />
    </>
  );
}

/** All there is to know about one payment: one column in the panel, two on the page. */
export function PaymentView({ detail, account, columns }: Shown & { columns?: boolean }) {
  const left = (
    <>
      <OpenActBanner accountId={account.id} id={detail.row.id} />
      <Meaning detail={detail} />
      <ReceiptButton accountId={account.id} id={detail.row.id} />
      <Codes detail={detail} accountId={account.id} />
      <Facts detail={detail} account={account} />
      <Links detail={detail} />
    </>
  );
  // Other payment, other fields: nothing typed for one may be saved to another.
  const ours = <Ours key={detail.row.id} detail={detail} account={account} />;
  const rest = (
    <>
      <PaymentActs accountId={account.id} id={detail.row.id} zone={detail.displayZone} />
      <Timeline detail={detail} />
      <RawFields detail={detail} />
    </>
  );
  if (!columns) {
    return (
      <>
        {left}
        {ours}
        {rest}
      </>
    );
  }
  return (
    <TitleLevel value={2}>
      <div className={styles.columns}>
        <div className={styles.column}>
          {left}
          {rest}
        </div>
        <div className={styles.column}>{ours}</div>
      </div>
    </TitleLevel>
  );
}

/** The figure at the top: signed money, or what came where it cannot be read. */
export function headlineOf(detail: TxnDetail): string {
  const amount = signedAmount(detail.row);
  return amount ? formatMoney(amount) : detail.row.amountRaw;
}

/** F1 anywhere in the details: the bank's answer says more than the status. */
export function questionOf({ resultMessage, row }: TxnDetail, accountId: string): Question {
  const place = { accountId, terminalId: row.terminalId };
  return resultMessage.trim()
    ? { family: 'message', value: resultMessage, ...place }
    : { family: 'status', value: row.status, ...place };
}
