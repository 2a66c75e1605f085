import { useId } from 'react';
import type { IntentView } from '../bindings';
import { Banner } from '../components';
import { formatMoment } from '../format/time';
import { money } from '../i18n/en/money';
import { SectionTitle } from '../transactions/detail/SectionTitle';
import { ActStateTag } from './ActStateTag';
import { actHref, titleOf, useActs } from './acts';
import styles from './Money.module.css';

const words = money.payment;

const headOf = ({ state }: IntentView): string =>
  state === 'unknown' || state === 'needs_person' ? words.banner[state] : words.banner.under_way;

/** Something about this payment is not over: nobody should act on it a second time. */
export function OpenActBanner({ accountId, id }: { accountId: string; id: string }) {
  const { data } = useActs({ accountId, target: id, open: false });
  const open = data?.find((act) => !act.ended);
  if (!open) return null;
  return (
    <Banner
      tone="warning"
      title={headOf(open)}
      role="group"
      data-testid="open-act-banner"
      actions={
        <a className={styles.link} href={actHref(open.id)} data-testid="open-act-link">
          {words.look}
        </a>
      }
    >
      <p>{words.bannerMore(titleOf(open))}</p>
    </Banner>
  );
}

/** Every act from here about this payment, newest first. */
export function PaymentActs({ accountId, id, zone }: { accountId: string; id: string; zone: string }) {
  const { data } = useActs({ accountId, target: id, open: false });
  const title = useId();
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby={title} data-testid="payment-acts">
      <SectionTitle id={title}>{words.title}</SectionTitle>
      <ul className={styles.links}>
        {data.map((act) => (
          <li key={act.id} data-testid="payment-act">
            <a href={actHref(act.id)}>{words.open(titleOf(act), formatMoment(act.armed_at, zone))}</a>
            <ActStateTag state={act.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
