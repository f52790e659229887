import { equal } from 'node:assert/strict';
import { LruCache } from './LruCache.ts';

const cache = new LruCache<string, number>(2);
cache.set('a', 1);
cache.set('b', 2);
equal(cache.get('a'), 1);
cache.set('c', 3);
equal(cache.get('b'), undefined);
equal(cache.get('a'), 1);
cache.set('a', 5);
cache.set('d', 4);
equal(cache.get('c'), undefined);
equal(cache.get('a'), 5);
