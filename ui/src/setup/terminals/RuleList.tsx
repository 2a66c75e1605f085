import type { TerminalRecord, TerminalView } from '../../bindings';
import { Tag } from '../../components/StatusTag';
import { common } from '../../i18n/en/common';
import { rules as words } from '../../i18n/en/records';
import page from '../SetupPage.module.css';
import { ruleLooks } from './RulesSummary';
import styles from './TerminalPage.module.css';

export function RuleList({ terminal, record }: { terminal: TerminalView; record: TerminalRecord }) {
  return (
    <section className={page.section} aria-labelledby="terminal-rules">
      <header className={page.sectionHead}>
        <h2 id="terminal-rules">{words.title(common.kinds[terminal.kind])}</h2>
        {record.rules.some(({ state }) => state === 'waiting' || state === 'open') ? <a href="#/setup">{words.checklist}</a> : null}
      </header>
      {record.rules.length === 0 ? <p className={page.quiet}>{words.none}</p> : null}
      <ul className={styles.rules}>
        {record.rules.map(({ rule, state, text }) => {
          const { tone, Icon } = ruleLooks[state];
          return (
            <li key={rule} className={styles.rule} data-testid={`rule-${rule}`} data-state={state}>
              <span>
                <Tag tone={tone} icon={<Icon size={14} />}>
                  {words.states[state]}
                </Tag>
              </span>
              <span>{text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
