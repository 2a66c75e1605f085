import { settings as words } from '../i18n/en/people';
import nav from '../setup/page/SetupNav.module.css';
import { usePlaceFocus } from '../setup/page/usePlaceFocus';
import page from '../setup/SetupPage.module.css';
import { useRef } from 'react';
import { PeoplePage } from './people/PeoplePage';
import { settingsAddress, settingsPages, useSettingsPage } from './places';
import { ReasonsPage } from './reasons/ReasonsPage';
import { RulesPage } from './rules/RulesPage';

const pages = { people: PeoplePage, rules: RulesPage, reasons: ReasonsPage };

export default function SettingsPage() {
  const place = useSettingsPage();
  const box = useRef<HTMLDivElement>(null);
  usePlaceFocus(box, place);
  const Shown = pages[place];
  return (
    <>
      <nav className={nav.nav} aria-label={words.label} data-region="settings-nav">
        <ul className={nav.list}>
          {settingsPages.map((one) => (
            <li key={one}>
              <a className={nav.link} href={settingsAddress(one)} aria-current={one === place ? 'page' : undefined} data-testid={`settings-nav-${one}`}>
                {words.pages[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div ref={box} className={page.page} data-region="page">
        <Shown />
      </div>
    </>
  );
}
