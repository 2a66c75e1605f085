/**
 * Instants arrive with the offset of the display zone already applied, so the wall clock is read
 * from the text itself; the zone of this PC never gets a say.
 */
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export function readParts(text: string): Parts | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? '0'));
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 };
}

function dayText(parts: Parts): string {
  return `${months[parts.month - 1] ?? parts.month} ${parts.day}, ${parts.year}`;
}

function clockText(parts: Parts, seconds: boolean): string {
  const hour = parts.hour % 12 === 0 ? 12 : parts.hour % 12;
  const minute = String(parts.minute).padStart(2, '0');
  const second = seconds ? `:${String(parts.second).padStart(2, '0')}` : '';
  return `${hour}:${minute}${second} ${parts.hour < 12 ? 'AM' : 'PM'}`;
}

/** Oct 6, 2026 */
export function formatDay(text: string): string {
  const parts = readParts(text);
  return parts ? dayText(parts) : text;
}

/** Oct 6, or Oct 6, 2025 when the year is not the given one */
export function formatShortDay(text: string, thisYear: string): string {
  const parts = readParts(text);
  if (!parts) return text;
  return String(parts.year) === thisYear.slice(0, 4) ? `${months[parts.month - 1]} ${parts.day}` : dayText(parts);
}

/** Oct 6, 2026, 4:10 PM */
export function formatDateTime(text: string): string {
  const parts = readParts(text);
  return parts ? `${dayText(parts)}, ${clockText(parts, false)}` : text;
}

/** Oct 6, 2026, 4:10:07 PM */
export function formatExactTime(text: string): string {
  const parts = readParts(text);
  return parts ? `${dayText(parts)}, ${clockText(parts, true)}` : text;
}

export function formatClock(text: string): string {
  const parts = readParts(text);
  return parts ? clockText(parts, false) : text;
}

/** Oct 1 – Oct 6, 2026 */
export function formatDayRange(from: string, to: string): string {
  if (from === to) return formatDay(from);
  const start = readParts(from);
  const end = readParts(to);
  if (!start || !end) return `${from} \u2013 ${to}`;
  const left = start.year === end.year ? `${months[start.month - 1]} ${start.day}` : dayText(start);
  return `${left} \u2013 ${dayText(end)}`;
}

const zoneClocks = new Map<string, Intl.DateTimeFormat | null>();

function zoneClock(zone: string): Intl.DateTimeFormat | null {
  const known = zoneClocks.get(zone);
  if (known !== undefined) return known;
  let clock: Intl.DateTimeFormat | null = null;
  try {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  } catch {
    // A zone this webview does not know: the instant is shown as it came.
  }
  zoneClocks.set(zone, clock);
  return clock;
}

/** An instant in any offset, as wall clock text of the given zone. */
export function inZone(instant: string, zone: string): string {
  const moment = Date.parse(instant);
  const clock = zoneClock(zone);
  return Number.isFinite(moment) && clock ? clock.format(moment).replace(' ', 'T') : instant;
}

/** An instant as people of the given zone say it: Oct 6, 2026, 4:10 PM */
export function formatMoment(instant: string, zone: string): string {
  return formatDateTime(inZone(instant, zone));
}

const zoneNames: Record<string, string | undefined> = {
  'America/New_York': 'Eastern Time',
  'America/Detroit': 'Eastern Time',
  'America/Chicago': 'Central Time',
  'America/Denver': 'Mountain Time',
  'America/Phoenix': 'Arizona Time',
  'America/Los_Angeles': 'Pacific Time',
  'America/Anchorage': 'Alaska Time',
  'Pacific/Honolulu': 'Hawaii Time',
  'America/Puerto_Rico': 'Atlantic Time',
  UTC: 'UTC',
};

export function formatZone(zone: string): string {
  return zoneNames[zone] ?? zone.replace(/_/g, ' ');
}

/** "2 minutes ago" for instants measured against the clock of this PC. */
export function formatAge(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (!Number.isFinite(minutes)) return formatDateTime(instant);
  if (minutes < 1) return 'just now';
  if (minutes === 1) return '1 minute ago';
  if (minutes < 60) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours === 1) return '1 hour ago';
  if (hours < 24) return `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** A moment of this PC's own clock, such as when the network went away. */
export function formatLocalClock(moment: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return formatClock(`2000-01-01T${pad(moment.getHours())}:${pad(moment.getMinutes())}`);
}
