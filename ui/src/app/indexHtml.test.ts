import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('index.html', 'utf8');

describe('index.html', () => {
  it('satisfies a strict CSP: no inline script, no inline style, the marker React Aria looks for', () => {
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)/);
    expect(page).toContain('id="react-aria-pressable-style"');
    expect(page.indexOf('/csp-listener.js')).toBeLessThan(page.indexOf('type="module"'));
  });
});
