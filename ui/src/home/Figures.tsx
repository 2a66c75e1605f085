import type { Figure } from '../bindings';
import { formatCount } from '../format/ids';
import { formatMoney } from '../format/money';
import { home } from '../i18n/en/home';
import { rowsHref } from '../transactions/detail/openPayment';
import styles from './Home.module.css';

const words = home.figures;

function FigureLink({ figure }: { figure: Figure }) {
  const { kind, count, money, before, text } = figure;
  const countOf = kind === 'refunds_today' ? words.refunds : words.payments;
  return (
    <li>
      <a className={styles.figure} href={rowsHref(text)} data-testid={`figure-${kind}`} data-minor={money?.minor} data-count={count} data-text={text}>
        <span className={styles.figureName}>{words.names[kind]}</span>
        <span className={styles.figureValue}>{money ? formatMoney(money) : formatCount(count)}</span>
        <span className={styles.quiet}>
          {money && countOf(formatCount(count))}
          {money && before && ' \u00b7 '}
          {before && words.compare(formatMoney(before), words.before[kind])}
        </span>
        <span className="visually-hidden">, {words.opens}</span>
      </a>
    </li>
  );
}

/** Numbers that open exactly their rows. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <section className={styles.block} aria-labelledby="home-figures" data-region="figures">
      <h2 id="home-figures">{words.title}</h2>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <FigureLink key={figure.kind} figure={figure} />
        ))}
      </ul>
    </section>
  );
}
