import { formatClock, formatDateTime, inZone } from '../../format/time';
import { money } from '../../i18n/en/money';

/** The clock alone for today, else with its day. */
function shown(wall: string, today: string): string {
  return wall.slice(0, 10) === today ? formatClock(wall) : formatDateTime(wall);
}

const short = (zone: string): string => money.zones[zone] ?? zone.replace(/_/g, ' ');

export interface Zones {
  displayZone: string;
  gatewayZone: string;
}

/** "Possible until 7:00 PM here (9:00 PM ET)." */
export function untilText(until: string, { displayZone, gatewayZone }: Zones, today: string): string {
  const [here, there] = [inZone(until, displayZone), inZone(until, gatewayZone)];
  if (here === there) return money.reverse.until(`${shown(here, today)} ${short(displayZone)}`, null);
  const day = there.slice(0, 10) === here.slice(0, 10) ? formatClock(there) : shown(there, today);
  return money.reverse.until(shown(here, today), `${day} ${short(gatewayZone)}`);
}
