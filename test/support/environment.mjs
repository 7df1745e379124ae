import { register } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

register('./typescript-hooks.mjs', import.meta.url);
const application = await import('./application.ts');

/**
 * Node's test environment with the application in it. Inside Jest's module registry the application would
 * be loaded anew for every spec file, which takes longer than most of them do, and CommonJS packages
 * there cannot require ESM ones.
 */
export default class IsnadEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.isnad = application;
  }
}
