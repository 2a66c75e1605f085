import type { VaultView } from '../bindings';
import { Banner } from '../components/Banner';
import { vaultWords } from '../i18n/en/welcome';

/** Silent while PINs can be kept; otherwise says what is wrong and who can help. */
export function VaultBanner({ vault }: { vault: VaultView }) {
  if (vault.state === 'ready' || vault.state === 'memory') return null;
  const { title, body } = vaultWords[vault.state](vault.store);
  return (
    <Banner tone="danger" title={title} data-testid="vault-banner">
      <p>{body}</p>
    </Banner>
  );
}
