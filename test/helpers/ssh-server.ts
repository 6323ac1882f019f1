// Owns a real SSH server on this machine, with keys, a port and files of its own, for one person: whoever runs the tests.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const SSHD = '/usr/sbin/sshd';
const KEYGEN = 'ssh-keygen';

/** How often, and how many times, it is looked whether the server has come up. */
const LOOK_MS = 50;
const MOST_LOOKS = 100;

export type SshServer = {
  readonly port: number;
  /** What runs `line` in a shell at the other end, on a terminal there; `port`: another one on the way to the server's. */
  readonly login: (line: string, port?: number) => readonly [string, ...string[]];
  readonly close: () => void;
};

/** What is not installed; null when everything is there. */
export function missingForSsh(): string | null {
  const isThere = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  return [SSHD, 'ssh', KEYGEN].find((name) => !isThere(name)) ?? null;
}

/** `folder` is made; what is in it goes with the server. */
export async function openSshServer(folder: string): Promise<SshServer> {
  const port = await freePort();
  layOut(folder, port);
  // Privileges are given up in a folder that packages make only when the server is started as a service.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const hostKey = join(folder, 'host');
  const server = spawn(SSHD, ['-D', '-e', '-f', join(folder, 'config'), '-h', hostKey], {
    stdio: 'ignore',
  });
  await comesUp(port);
  const options = [
    `UserKnownHostsFile=${join(folder, 'known')}`,
    'StrictHostKeyChecking=no',
    'LogLevel=ERROR',
    'Compression=no',
    'IdentitiesOnly=yes',
  ].flatMap((option) => ['-o', option]);
  const key = join(folder, 'user');
  const host = `${userInfo().username}@127.0.0.1`;
  return {
    port,
    login: (line, at = port) => [
      'ssh',
      ...['-F', 'none', '-tt', '-i', key, '-p', String(at), ...options, host, line],
    ],
    close: () => void server.kill(),
  };
}

/** Keys for both ends, and what the server is to go by. */
function layOut(folder: string, port: number): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const name of ['host', 'user'])
    execFileSync(KEYGEN, ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  chmodSync(join(folder, 'user.pub'), 0o600);
  const config = [
    'ListenAddress 127.0.0.1',
    `Port ${port}`,
    'PidFile none',
    'UsePAM no',
    'StrictModes no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    `AuthorizedKeysFile ${join(folder, 'user.pub')}`,
  ];
  writeFileSync(join(folder, 'config'), `${config.join('\n')}\n`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function comesUp(port: number): Promise<void> {
  for (let n = 0; n < MOST_LOOKS; n += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => resolve(true));
      socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`the SSH server did not come up on port ${port}`);
}
