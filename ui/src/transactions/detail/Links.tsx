import { useId } from 'react';
import type { TxnDetail, TxnLink } from '../../bindings';
import { StatusTag } from '../../components';
import { formatMoney } from '../../format/money';
import { formatDay } from '../../format/time';
import { common } from '../../i18n/en/common';
import { detail as words } from '../../i18n/en/detail';
import { paymentHref } from './openPayment';
import { SectionTitle } from './SectionTitle';
import styles from './Detail.module.css';

function LinkLine({ link }: { link: TxnLink }) {
  const amount = link.amount ? formatMoney(link.amount) : words.links.unknownAmount;
  return (
    <li className={styles.linkLine} data-testid="payment-link" data-certain={link.certain}>
      <p>
        <a href={paymentHref(link.id)}>{words.links.open(common.types[link.type], amount, link.time ? formatDay(link.time) : '')}</a>{' '}
        <StatusTag status={link.status} />
      </p>
      {!link.certain && <p className={styles.small}>{words.links.likely}</p>}
    </li>
  );
}

function LinkList({ title, links }: { title: string; links: readonly TxnLink[] }) {
  const id = useId();
  if (links.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionTitle id={id}>{title}</SectionTitle>
      <ul className={styles.links}>
        {links.map((link) => (
          <LinkLine key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

/** The sale behind a return, and the returns of a sale. */
export function Links({ detail }: { detail: TxnDetail }) {
  return (
    <>
      <LinkList title={words.links.sale} links={detail.sale ? [detail.sale] : []} />
      <LinkList title={words.links.returns} links={detail.returns} />
    </>
  );
}
