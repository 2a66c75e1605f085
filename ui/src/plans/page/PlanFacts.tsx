import type { ReactNode } from 'react';
import type { PlanPage } from '../../bindings';
import { CopyButton } from '../../components';
import { formatMoney } from '../../format/money';
import { formatDay, formatMoment } from '../../format/time';
import { plans } from '../../i18n/en/plans';
import { IdText } from '../../transactions/detail/IdText';
import { paymentHref } from '../../transactions/detail/openPayment';
import { Progress } from '../list/Progress';
import { ConvergeTag } from '../looks';
import styles from '../Plans.module.css';

const words = plans.page;

interface Line {
  id: string;
  name: string;
  value: ReactNode;
  strong?: boolean;
}

function Copied({ id, text, what, href }: { id: string; text: string; what: string; href?: string }) {
  return (
    <span className={styles.id}>
      {href ? (
        <a href={href}>
          <IdText id={text} />
        </a>
      ) : (
        <IdText id={text} />
      )}
      <CopyButton text={text} what={what} data-testid={`copy-${id}`} />
    </span>
  );
}

function linesOf(plan: PlanPage, zone: string): Line[] {
  const { row, person } = plan;
  const cycle = [row.cycleWords, plan.endOfMonth ? words.endOfMonth : ''].filter(Boolean).join(', ');
  return [
    { id: 'kind', name: words.kind, value: plans.kinds[row.kind] },
    { id: 'progress', name: words.progress, value: <Progress row={row} zone={zone} /> },
    { id: 'amount', name: words.amount, value: formatMoney(row.amount), strong: true },
    { id: 'remaining', name: words.remaining, value: row.remaining ? formatMoney(row.remaining) : words.noEnd, strong: true },
    { id: 'cycle', name: words.cycle, value: cycle },
    { id: 'first', name: words.first, value: plan.start && formatDay(plan.start) },
    { id: 'next', name: words.next, value: row.next && formatDay(row.next) },
    { id: 'skip', name: words.upNext, value: plan.skipNext && words.skipNext },
    { id: 'card', name: words.card, value: row.cardLast4 && plans.ending(row.cardBrand, row.cardLast4) },
    { id: 'expiry', name: words.expiry, value: row.cardExpiry },
    { id: 'terminal', name: words.terminal, value: row.terminalName },
    { id: 'company', name: words.company, value: person.company },
    { id: 'phone', name: words.phone, value: person.phone && <PlainCopy id="phone" text={person.phone} what={words.phone} /> },
    { id: 'email', name: words.email, value: person.email && <PlainCopy id="email" text={person.email} what={words.email} /> },
    { id: 'id', name: plans.columns.id, value: row.gatewayId ? <Copied id="id" text={row.gatewayId} what={plans.idWhat} /> : plans.notSent },
    { id: 'card-of', name: words.cardOf, value: plan.cardOf && <Copied id="card-of" text={plan.cardOf} what={words.cardOf} href={paymentHref(plan.cardOf)} /> },
    { id: 'reason', name: words.reason, value: plan.reason },
    { id: 'created', name: words.created, value: words.by(formatMoment(plan.createdAt, zone), plan.createdBy) },
    {
      id: 'converge',
      name: words.state,
      value: (
        <>
          <ConvergeTag state={row.atConverge} />
          <span>{row.atConvergeWords}</span>
        </>
      ),
    },
  ];
}

function PlainCopy({ id, text, what }: { id: string; text: string; what: string }) {
  return (
    <span className={styles.id}>
      {text}
      <CopyButton text={text} what={what} data-testid={`copy-${id}`} />
    </span>
  );
}

/** Only what is known; an empty line tells nobody anything. */
export function PlanFacts({ plan, zone }: { plan: PlanPage; zone: string }) {
  return (
    <section className={styles.section} aria-labelledby="plan-facts">
      <h2 id="plan-facts">{words.facts}</h2>
      <dl className={styles.facts}>
        {linesOf(plan, zone)
          .filter(({ value }) => Boolean(value))
          .map(({ id, name, value, strong }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd className={strong ? styles.strong : undefined} data-testid={`plan-fact-${id}`}>
                {value}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
