import { useLayoutEffect, useRef, type Ref } from 'react';
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
  const previous = useRef<HTMLButtonElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);

  // On the first and the last page the pressed button may be dead: the way back takes its place.
  useLayoutEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (page === 0) next.current?.focus();
    else if (page === pages - 1) previous.current?.focus();
  }, [page]);

  const go = (to: number) => {
    pressed.current = true;
    onPage(to);
    announce(words.page(formatCount(to + 1), formatCount(pages)));
  };
  const step = (text: string, to: number, testId: string, ref?: Ref<HTMLButtonElement>) => (
    <Button ref={ref} size="small" isDisabled={to < 0 || to >= pages || to === page} onPress={() => go(to)} data-testid={testId}>
      {text}
    </Button>
  );
  return (
    <nav className={styles.pager} aria-label={words.label}>
      {step(words.first, 0, 'page-first')}
      {step(words.previous, page - 1, 'page-previous', previous)}
      <span className={styles.here} data-testid="page-here">
        {words.page(formatCount(page + 1), formatCount(pages))}
      </span>
      {step(words.next, page + 1, 'page-next', next)}
      {step(words.last, pages - 1, 'page-last')}
    </nav>
  );
}
