// Owns `npm run licences`: whose work is in the bundle, one package a line, and a failure for terms that were never agreed to.

import { makeBundle } from './bundle.ts';
import { isGranted, licencesIn } from './licences.ts';

const { metafile } = await makeBundle('dist');
const all = await licencesIn(metafile);
for (const { name, version, licence, text } of all) {
  const doubt = isGranted({ licence }) ? '' : '  NOT AGREED TO';
  process.stdout.write(
    `${name} ${version}  ${licence}${text === null ? ', no text' : ''}${doubt}\n`,
  );
}
if (!all.every(isGranted)) process.exitCode = 1;
