import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Providers } from './app/Providers';
import { openHost } from './host';
import './styles/tokens.css';
import './styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const host = await openHost();
createRoot(root).render(
  <StrictMode>
    <Providers host={host}>
      <App />
    </Providers>
  </StrictMode>,
);
