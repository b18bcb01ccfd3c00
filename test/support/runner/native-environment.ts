// Where suites run: in Node's own realm instead of a sandbox of `node:vm`. There each look at a global is a slow question, and an
// error or array of the one realm is no `Error` or `Array` of the other; the product never runs so. What a suite leaves on the global
// object, in the environment and on the console is taken off behind it.

import vm from 'node:vm';

import { TestEnvironment } from 'jest-environment-node';

/** Stands for this very realm where jest hands a context to the compiler. */
const HERE: vm.Context = {};

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) =>
  options?.parsingContext === HERE
    ? compileFunction(code, parameters, { ...options, parsingContext: undefined })
    : compileFunction(code, parameters, options);

type Made<Thing> = new (options: unknown) => Thing;

/** jest's own environment for Node with this realm's global object. */
export default class NativeEnvironment extends TestEnvironment {
  readonly #globals = new Set(Reflect.ownKeys(globalThis));
  readonly #variables = { ...process.env };
  readonly #exit = Object.getOwnPropertyDescriptor(process, 'exit');
  readonly #console = globalThis.console;

  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context);
    this.global = globalThis as unknown as typeof this.global;
    this.fakeTimers = null;
    const { fakeTimersModern, moduleMocker } = this;
    if (fakeTimersModern !== null)
      this.fakeTimersModern = new (fakeTimersModern.constructor as Made<typeof fakeTimersModern>)({
        config: config.projectConfig,
        global: globalThis,
      });
    if (moduleMocker !== null)
      this.moduleMocker = new (moduleMocker.constructor as Made<typeof moduleMocker>)(globalThis);
  }

  override getVmContext(): vm.Context {
    return HERE;
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    for (const key of Reflect.ownKeys(globalThis)) {
      if (!this.#globals.has(key)) Reflect.deleteProperty(globalThis, key);
    }
    globalThis.console = this.#console;
    if (this.#exit !== undefined) Object.defineProperty(process, 'exit', this.#exit);
    for (const name of Object.keys(process.env)) {
      if (!(name in this.#variables)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, this.#variables);
  }
}
