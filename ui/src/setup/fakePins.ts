/** What the invented practice gateway accepts. */
export const practicePins = {
  'T1 Parks Front Desk': 'A1B2C3D4'.repeat(7) + 'A1B2T7QK',
  'T2 Web Permits': 'E5F6G7H8'.repeat(7) + 'E5F69M2D',
  'T3 Utility Counter': 'J9K8L7M6'.repeat(7) + 'J9K8XX04',
  'T4 Web Utility': 'N5P4Q3R2'.repeat(7) + 'N5P45LPW',
} as const;
