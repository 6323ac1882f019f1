import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrivateAddress, isPrivateHost } from '../../src/net/address.ts';

const PRIVATE = [
  '127.0.0.1',
  '127.255.255.255',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  'fc00::1',
  'fdff::1',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'fec0::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '::ffff:192.168.1.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '2002:7f00:1::',
];

const PUBLIC = [
  '1.1.1.1',
  '11.0.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.255.255',
  '192.169.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00:1450::1',
  '::ffff:1.1.1.1',
  '64:ff9b::1.1.1.1',
];

test("loopback, private, link-local and reserved addresses are the reader's alone", () => {
  assert.deepEqual(
    PRIVATE.filter((address) => !isPrivateAddress(address)),
    [],
  );
});

test('public addresses are for everyone', () => {
  assert.deepEqual(PUBLIC.filter(isPrivateAddress), []);
});

test('a hostname is private as a literal in any form that a URL takes, and as localhost', () => {
  const hosts = [
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '0',
    '[::1]',
    '[::ffff:10.0.0.1]',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
  ];
  const shown = hosts.filter((host) => !isPrivateHost(new URL(`http://${host}/`).hostname));
  assert.deepEqual(shown, []);
});

test('other names are judged by what they resolve to, not by how they look', () => {
  const hosts = [
    'www.theguardian.com',
    'localhost.example.org',
    'notlocalhost',
    '8.8.8.8',
    '[2606:4700::1111]',
  ];
  assert.deepEqual(
    hosts.filter((host) => isPrivateHost(new URL(`http://${host}/`).hostname)),
    [],
  );
});
