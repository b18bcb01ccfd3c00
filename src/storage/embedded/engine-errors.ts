// The faults of the embedded engine, in both languages: an operator reads them at the first start.

import { HubError } from '../../domain/errors.js';

const WAYS_ON_ZH =
  '三種作法擇一: (1) 換用較新的系統 (Ubuntu 24.04、Debian 13、Fedora 39 以上); ' +
  '(2) 設定 MONGODB_URI 連到既有的 MongoDB; (3) 使用 docker/ 資料夾裡的 compose 檔。';
const WAYS_ON_EN =
  'Three ways on: (1) a newer system (Ubuntu 24.04, Debian 13, Fedora 39 or later); ' +
  '(2) set MONGODB_URI to a MongoDB of your own; (3) the compose file in docker/.';

/** The engine cannot run on this machine at all; `reason` is one English clause without a full stop. */
export function engineUnsupported(reason: string, cause?: unknown): HubError {
  const message = `內建資料庫無法在這台機器上執行。${WAYS_ON_ZH}\nThe embedded database cannot run on this machine: ${reason}. ${WAYS_ON_EN}`;
  return new HubError('ENGINE_UNSUPPORTED', message, { cause, details: { reason } });
}

/** Another process holds the folder. `holderPid` is the engine's process there, where it could be read. */
export function dataDirInUse(dataDir: string, holderPid: number | undefined): HubError {
  const holder = holderPid === undefined ? '' : ` (pid ${holderPid})`;
  const message =
    `資料夾 ${dataDir} 正由另一個 Yima 使用${holder}。請先停止它,或用 DATA_DIR 指定另一個資料夾。\n` +
    `The folder ${dataDir} is in use by another Yima${holder}. Stop that one first, or name another folder in DATA_DIR.`;
  return new HubError('DATA_DIR_IN_USE', message, { retryable: true, details: { dataDir, holderPid } });
}

/** The engine ended or refused to open the folder; `reason` carries its own words. */
export function engineFailed(
  dataDir: string,
  reason: string,
  details: Record<string, unknown> = {},
): HubError {
  const message =
    `內建資料庫無法開啟 ${dataDir}: ${reason}。請檢查磁碟空間與資料夾權限。\n` +
    `The embedded database cannot open ${dataDir}: ${reason}. Check disk space and the folder's permissions.`;
  return new HubError('ENGINE_FAILED', message, { retryable: true, details: { dataDir, ...details } });
}
