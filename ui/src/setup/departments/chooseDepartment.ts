import { announce } from '../../app/announcer';
import { chooseAccount } from '../../app/chosenAccount';
import { navigate, readRoute } from '../../app/router';
import type { AccountView } from '../../bindings';
import { departments as words } from '../../i18n/en/setupNav';
import { readSetupPlace } from '../page/places';

/** Page, filters and dates stay; only the page of one user or terminal gives way to its list. */
export function chooseDepartment(id: string, accounts: AccountView[]): void {
  chooseAccount(id);
  const { hash } = window.location;
  const place = readSetupPlace(hash);
  if (readRoute(hash) === 'setup' && place.id) navigate(`setup/${place.page}`);
  const name = accounts.find((account) => account.id === id)?.name;
  if (name) announce(words.switched(name));
}
