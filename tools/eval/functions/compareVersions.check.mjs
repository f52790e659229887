import { ok, equal } from 'node:assert/strict';
import { compareVersions } from './compareVersions.mjs';

ok(compareVersions('1.9', '1.10') < 0);
ok(compareVersions('2.0.1', '2') > 0);
equal(compareVersions('1.0.0', '1'), 0);
