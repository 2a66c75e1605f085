import { formatZone } from '../../format/time';

const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'UTC',
];

/** The zones of the United States, and the one chosen before, whatever it is. */
export function zoneChoices(chosen: string): Array<{ id: string; text: string }> {
  const all = zones.includes(chosen) ? zones : [chosen, ...zones];
  return all.map((id) => ({ id, text: formatZone(id) === id ? id : `${formatZone(id)} (${id.replace(/_/g, ' ')})` }));
}
