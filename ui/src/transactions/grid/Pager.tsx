import { Button } from '../../components';
import { formatCount } from '../../format/ids';
import { transactions } from '../../i18n/en/transactions';
import { announce } from '../../app/session';
import styles from './Pager.module.css';

const words = transactions.pager;

export interface PagerProps {
  /** From 0. */
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

export function Pager({ page, pages, onPage }: PagerProps) {
  const go = (to: number) => {
    onPage(to);
    announce(words.page(formatCount(to + 1), formatCount(pages)));
  };
  const step = (text: string, to: number, testId: string) => (
    <Button size="small" isDisabled={to < 0 || to >= pages || to === page} onPress={() => go(to)} data-testid={testId}>
      {text}
    </Button>
  );
  return (
    <nav className={styles.pager} aria-label={words.label}>
      {step(words.first, 0, 'page-first')}
      {step(words.previous, page - 1, 'page-previous')}
      <span className={styles.here} data-testid="page-here">
        {words.page(formatCount(page + 1), formatCount(pages))}
      </span>
      {step(words.next, page + 1, 'page-next')}
      {step(words.last, pages - 1, 'page-last')}
    </nav>
  );
}
