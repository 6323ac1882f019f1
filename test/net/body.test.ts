import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../src/net/body.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

test('text is UTF-8 unless something says otherwise, and the byte order mark is dropped', () => {
  assert.equal(decodeText(utf8('Märchen'), null), 'Märchen');
  assert.equal(decodeText(utf8('\ufeff{"a":1}'), 'application/json'), '{"a":1}');
});

test('the charset of the Content-Type decides, quoted or not', () => {
  assert.equal(decodeText(latin1('Märchen'), 'text/html; charset=ISO-8859-1'), 'Märchen');
  assert.equal(decodeText(Buffer.from([0x80]), 'text/html;charset="windows-1252"'), '€');
});

test('a byte order mark outweighs the Content-Type', () => {
  assert.equal(decodeText(utf8('\ufeffMärchen'), 'text/html; charset=iso-8859-1'), 'Märchen');
  assert.equal(
    decodeText(Buffer.from('\ufeffMärchen', 'utf16le'), 'text/html; charset=utf-8'),
    'Märchen',
  );
});

test('an unknown charset is read as UTF-8', () => {
  assert.equal(decodeText(utf8('Märchen'), 'text/html; charset=klingon'), 'Märchen');
});

test('without a charset, markup may say its own', () => {
  const feed = '<?xml version="1.0" encoding="iso-8859-1"?><title>Märchen</title>';
  assert.equal(decodeText(latin1(feed), 'application/rss+xml'), feed);
  const page = '<!doctype html><meta charset=windows-1252><title>Märchen</title>';
  assert.equal(decodeText(latin1(page), 'text/html'), page);
  const json = '{"html":"<meta charset=iso-8859-1>","a":"ä"}';
  assert.equal(decodeText(utf8(json), 'application/json'), json);
});

test('broken UTF-8 becomes replacement characters, not a fault', () => {
  const bytes = Buffer.from('{"a":"b?c"}');
  bytes[7] = 0xff;
  assert.equal(decodeText(bytes, null), '{"a":"b\ufffdc"}');
  const mixed = Buffer.concat([utf8('Märchen, «ja», '), Buffer.from([0xff])]);
  assert.equal(decodeText(Buffer.concat([mixed, utf8('.')]), null), 'Märchen, «ja», \ufffd.');
});

test('what was saved anew as UTF-8 is read so, though it goes on naming its old charset', () => {
  const page = '<meta charset="iso-8859-1"><p>Märchen “ja” 🎈</p>';
  assert.equal(decodeText(utf8(page), null), page);
  assert.equal(decodeText(utf8(page), 'text/html; charset=windows-1252'), page);
  const cut = utf8(page).subarray(0, -6);
  assert.equal(decodeText(cut, null), '<meta charset="iso-8859-1"><p>Märchen “ja” \ufffd');
});

test('what cannot be the UTF-8 that it is said to be is read as Windows wrote it', () => {
  const page = Buffer.concat([utf8('<p>'), Buffer.from([0x93, 0xe9, 0x94]), utf8('</p>')]);
  assert.equal(decodeText(page, 'text/html; charset=utf-8'), '<p>“é”</p>');
  assert.equal(decodeText(page, null), '<p>“é”</p>');
});

test('UTF-16 without a byte order mark is known by its first sign', () => {
  assert.equal(decodeText(Buffer.from('<p>ä</p>', 'utf16le'), null), '<p>ä</p>');
  assert.equal(decodeText(Buffer.from('{"a":"ä"}', 'utf16le').swap16(), null), '{"a":"ä"}');
});
