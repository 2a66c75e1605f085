import type { ComponentType } from 'react';
import { navigate } from '../app/session';
import { knownRoute } from '../app/router';
import type { Attention, AttentionTarget, AttentionWeight } from '../bindings';
import { Button, Tag } from '../components';
import { ErrorIcon, InfoIcon, SuccessIcon, WarningIcon, type IconProps } from '../components/icons';
import type { Tone } from '../components/status';
import { home } from '../i18n/en/home';
import { openPayment, openRows } from '../transactions/detail/openPayment';
import type { Days } from '../transactions/sync/syncStore';
import styles from './Home.module.css';
import { useWhatConcernsYou } from './useWhatConcernsYou';

const words = home.attention;
const looks: Record<AttentionWeight, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  high: { tone: 'danger', Icon: ErrorIcon },
  medium: { tone: 'warning', Icon: WarningIcon },
  low: { tone: 'info', Icon: InfoIcon },
};

/** A path such as `setup/terminals`; one that this window does not know leads to Setup. */
function openPage(path: string): void {
  const [, ...rest] = path.replace(/^[#/]+/, '').split('/');
  const route = knownRoute(path);
  navigate(route && rest.length > 0 ? `${route}/${rest.join('/')}` : (route ?? 'setup'));
}

export interface AttentionListProps {
  items: readonly Attention[];
  busy: boolean;
  onSync: (days?: Days) => void;
}

function act(target: AttentionTarget, onSync: AttentionListProps['onSync']): void {
  if (target.kind === 'page') openPage(target.path);
  else if (target.kind === 'payments') openRows(target.text);
  else if (target.kind === 'payment') openPayment(target.id);
  else onSync({ from: target.from, to: target.to });
}

/** Worst first; each with its word, its outline and one thing to do. */
export function AttentionList({ items: all, busy, onSync }: AttentionListProps) {
  const items = useWhatConcernsYou(all);
  return (
    <section className={styles.block} aria-labelledby="home-attention" data-region="attention" data-testid="attention">
      <h2 id="home-attention">{words.title}</h2>
      {items.length === 0 && (
        <div className={styles.nothing} data-testid="attention-none">
          <SuccessIcon />
          <div>
            <p>{words.none}</p>
            <p className={styles.quiet}>{words.noneMore}</p>
          </div>
        </div>
      )}
      <ul className={styles.attention}>
        {items.map((item, index) => {
          const { tone, Icon } = looks[item.weight];
          return (
            <li key={`${item.kind}-${index}`} className={styles.item} data-weight={item.weight} data-testid={`attention-${item.kind}`}>
              <div className={styles.itemText}>
                <p className={styles.itemHead}>
                  <Tag tone={tone} icon={<Icon size={14} />}>
                    {words.weights[item.weight]}
                  </Tag>
                  <strong>{item.title}</strong>
                </p>
                <p className={styles.quiet}>{item.means}</p>
              </div>
              <Button size="small" isDisabled={busy && item.target.kind === 'sync'} onPress={() => act(item.target, onSync)} aria-label={`${item.action}: ${item.title}`} data-testid={`attention-act-${item.kind}`}>
                {item.action}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
