import { register } from 'node:module';

// For `node --import`: a process of its own that runs what the working tree holds now. One that is to be
// killed cannot be a Jest worker, and `dist` may be missing or stale.
register('./typescript-hooks.mjs', import.meta.url);
