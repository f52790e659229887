import { execFile } from 'node:child_process';
import path from 'node:path';

/** Milliseconds that a command may take: PowerShell needs one or two seconds to start on a slow machine. */
const patience = 20_000;

/**
 * Asks the system where its power comes from, where no file says so. There is no other way without a native module. Full
 * paths, so that nothing else of that name is run.
 * @returns what the command printed, or `undefined` if it failed.
 */
export function askPower(platform: 'darwin' | 'win32'): Promise<string | undefined> {
  const [file, args] = platform === 'darwin' ? pmset : powerShell();
  return new Promise((resolve) => {
    execFile(file, args, { timeout: patience, windowsHide: true }, (error, output) =>
      resolve(error ? undefined : output),
    );
  });
}

const pmset = ['/usr/bin/pmset', ['-g', 'batt']] as const;

function powerShell(): readonly [string, readonly string[]] {
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows';
  const file = path.win32.join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const script =
    'Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.SystemInformation]::PowerStatus.PowerLineStatus';
  return [file, ['-NoProfile', '-NonInteractive', '-Command', script]];
}
