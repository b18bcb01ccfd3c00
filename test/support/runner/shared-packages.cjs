// What loads modules for suites: ours anew for each suite, as jest does, packages once for all suites of a worker, by Node itself.
// Loading mongoose, botbuilder and express takes longer than most suites. Whatever a package keeps to itself is therefore shared by
// the suites of a worker, as it is by everything in a running hub.

'use strict';

const { createRequire, isBuiltin } = require('node:module');

const { default: JestRuntime } = require('jest-runtime');

/** Come as ES modules, which Node 20 cannot `require`: jest's transform turns them. The same as in `transformIgnorePatterns`. */
const TURNED = new Set(['jose', 'pinyin-pro', 'hucre']);

/** @param {string} name As it is written in an import. */
function isPackage(name) {
  if (name.startsWith('.') || name.startsWith('/') || isBuiltin(name)) return false;
  return !TURNED.has(name.split('/')[0] ?? '') && !name.startsWith('@jest/');
}

class SharedPackagesRuntime extends JestRuntime {
  /**
   * @param {string} from The file that asks.
   * @param {string} name What it asks for.
   */
  requireModuleOrMock(from, name) {
    return isPackage(name) ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
  }
}

module.exports = { __esModule: true, default: SharedPackagesRuntime };
